package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The wording of one kind of document, as {@code seeds/documents} has it.
 *
 * @param version of its list; kept with each document
 * @param mark what stands between the office and the year in its number, such as 告
 * @param source where the duty to write it comes from
 * @param status how well that is known
 * @param body the lines of the Chinese text, which is the binding one
 * @param cover the lines of the English page that goes before it for those who write English
 */
public record Template(
    DocumentKind kind,
    int version,
    String title,
    String titleEn,
    String mark,
    Audience to,
    Set<Track> tracks,
    Remedy remedy,
    String source,
    Evidence status,
    List<Field> fields,
    List<Line> body,
    List<Line> cover) {

  /** Who reads it. */
  public enum Audience {
    RESIDENT,
    /** Another office: it is never served on a resident nor shown to one. */
    OFFICE,
    /** It stays with the case. */
    FILE;

    public boolean isResident() {
      return this == RESIDENT;
    }
  }

  /** A kind of case; null sub-kinds stand for all. */
  public record Track(Kind kind, SubKind subKind) {
    boolean takes(Kind other, SubKind otherSub) {
      return kind == other && (subKind == null || subKind == otherSub);
    }
  }

  /**
   * What an officer writes.
   *
   * @param isRoute one of the routes is chosen in place of writing
   * @param isQuote it says again what others said or who they are: these are not the office's words
   * @param preset what stands there first, with facts in braces
   */
  public record Field(
      String name,
      String label,
      boolean required,
      boolean isRoute,
      boolean isQuote,
      String preset) {}

  /** How a line is set. */
  enum Setting {
    HEADING,
    /** Without the indent of a paragraph: an addressee. */
    FLUSH,
    PARAGRAPH,
    /** Label and value of a form. */
    ROW,
    REMEDY
  }

  /**
   * A line of the text.
   *
   * @param label of a row; empty otherwise
   */
  record Line(Setting setting, String label, String text) {}

  /** Whether cases of this kind can have it. */
  public boolean isFor(Kind kind, SubKind subKind) {
    return tracks.isEmpty() || tracks.stream().anyMatch(track -> track.takes(kind, subKind));
  }

  public Optional<Field> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }
}
