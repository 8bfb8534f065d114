package cn.xinqiao.cases.document.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The fonts that documents are printed with; they lie in the artefact, so that a machine needs
 * none. The first has the characters of everyday and of the national standards, the second rare
 * ones of names and places.
 */
@ApplicationScoped
class Fonts {
  /** In place of a character that no font has, as printers do; better than a box or a gap. */
  private static final int GETA = 0x3013;

  private static final List<Font> ALL =
      List.of(
          new Font("Song", "/fonts/NotoSerifSC-Regular.ttf"),
          new Font("Rare", "/fonts/HanaMinRare.ttf"));

  private final List<CmapLookup> coverage = new ArrayList<>();

  /** Found on the class path. */
  record Font(String family, String path) {
    InputStream open() {
      var found = Fonts.class.getResourceAsStream(path);
      if (found == null) {
        throw new IllegalStateException("the artefact has no " + path);
      }
      return new BufferedInputStream(found);
    }
  }

  List<Font> all() {
    return ALL;
  }

  /** What can be printed of a text: a character that no font has is shown as missing. */
  String printable(String text) {
    var covered = new StringBuilder(text.length());
    Printable.clean(text)
        .codePoints()
        .map(c -> c < 0x80 || isCovered(c) ? c : ordinary(c))
        .forEach(covered::appendCodePoint);
    return covered.toString();
  }

  /** A radical or compatibility form, as copied from other PDFs, is its ordinary character. */
  private int ordinary(int character) {
    var plain = Normalizer.normalize(Character.toString(character), Normalizer.Form.NFKC);
    int first = plain.codePointAt(0);
    return plain.length() == Character.charCount(first) && isCovered(first) ? first : GETA;
  }

  boolean isCovered(int character) {
    return coverage().stream().anyMatch(font -> font.getGlyphId(character) > 0);
  }

  private List<CmapLookup> coverage() {
    synchronized (coverage) {
      if (coverage.isEmpty()) {
        ALL.forEach(font -> coverage.add(characters(font)));
      }
      return coverage;
    }
  }

  private static CmapLookup characters(Font font) {
    try (var in = font.open();
        var parsed = new TTFParser().parse(new RandomAccessReadBuffer(in))) {
      return parsed.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("unreadable font " + font.path(), e);
    }
  }
}
