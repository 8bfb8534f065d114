package cn.xinqiao.cases.document.paper;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A document laid out, before it becomes paper.
 *
 * @param house the office in whose name it is written
 * @param number empty for a draft
 * @param date the day of issue in words
 * @param foot how to look the case up
 */
public record Letter(
    String house,
    Optional<String> number,
    String title,
    List<Block> blocks,
    String date,
    String foot,
    Optional<Cover> cover) {

  public Letter {
    blocks = List.copyOf(blocks);
  }

  /** The English page before it. */
  public record Cover(
      String house, String title, String number, List<Block> blocks, String date, String foot) {}

  /** How a block is set. */
  public enum Setting {
    HEADING,
    FLUSH,
    PARAGRAPH,
    FORM,
    REMEDY
  }

  /**
   * @param rows of a form; empty otherwise
   */
  public record Block(Setting setting, String text, List<Row> rows) {
    static Block of(Setting setting, String text) {
      return new Block(setting, text, List.of());
    }

    static Block form(List<Row> rows) {
      return new Block(Setting.FORM, "", List.copyOf(rows));
    }
  }

  public record Row(String label, String value) {}

  public boolean isDraft() {
    return number.isEmpty();
  }

  /** As a message: what a channel without paper shows. */
  public String plain() {
    return cover
            .map(page -> page.title() + "\n\n" + plain(page.blocks()) + "\n\n――――――\n\n")
            .orElse("")
        + title
        + number.map(n -> "\n" + n).orElse("")
        + "\n\n"
        + plain(blocks)
        + "\n\n"
        + house
        + "\n"
        + date;
  }

  private static String plain(List<Block> blocks) {
    return blocks.stream().map(Letter::plain).collect(Collectors.joining("\n"));
  }

  private static String plain(Block block) {
    return switch (block.setting()) {
      case HEADING -> "\n" + block.text();
      case FLUSH, PARAGRAPH, REMEDY -> block.text();
      case FORM ->
          block.rows().stream()
              .map(row -> row.label() + "：" + row.value())
              .collect(Collectors.joining("\n"));
    };
  }
}
