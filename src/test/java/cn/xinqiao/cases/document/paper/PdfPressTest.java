package cn.xinqiao.cases.document.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.DocumentKind;
import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes out of the press; pictures of it lie in the build folder, to be looked at. */
class PdfPressTest {
  private static final Path PICTURES =
      Path.of(System.getProperty("xinqiao.build", "target"), "documents");
  private static final PdfPress PRESS = new PdfPress(page(), new Fonts());

  @Test
  void rare_characters_of_names_print_as_themselves() throws IOException {
    var drawn = drawn(PRESS.print(Letters.decision()));
    assertThat(drawn.text()).contains("李鿍、\uD842\uDFB7田");
    assertThat(drawn.glyphs()).as("no place-holder glyph").isNotEmpty().doesNotContain(0);
    assertThat(drawn.text()).doesNotContain("#").doesNotContain("〓");
  }

  @Test
  void every_font_is_embedded() throws IOException {
    try (var pdf = Loader.loadPDF(PRESS.print(Letters.decision()))) {
      for (var page : pdf.getPages()) {
        for (var name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).as(name.getName()).isTrue();
        }
      }
    }
  }

  @Test
  void a_character_that_no_font_has_is_shown_as_missing_and_stops_nothing() throws IOException {
    var letter =
        Letters.of(DocumentKind.DECISION, Map.of("facts", "附图\uD83D\uDE00和\u0001\uDBFF\uDFFE完"));
    assertThat(drawn(PRESS.print(letter)).text()).contains("附图〓和〓完");
  }

  @Test
  void markup_in_what_somebody_wrote_is_words() throws IOException {
    var letter =
        Letters.of(DocumentKind.DECISION, Map.of("facts", "<b>&amp;</b> 5 < 6 & 7 > 6 \"'"));
    assertThat(drawn(PRESS.print(letter)).text()).contains("<b>&amp;</b> 5 < 6 & 7 > 6 \"'");
  }

  @Test
  void a_draft_says_so_and_an_issued_document_does_not() throws IOException {
    var issued = Letters.decision();
    var draft =
        new Letter(
            issued.house(),
            Optional.empty(),
            issued.title(),
            issued.blocks(),
            issued.date(),
            issued.foot(),
            Optional.empty());
    assertThat(drawn(PRESS.print(draft)).text()).contains("草稿").contains("不得送达");
    assertThat(drawn(PRESS.print(issued)).text()).doesNotContain("草稿");
  }

  @Test
  void the_english_page_comes_first_and_has_the_number_and_the_remedy() throws IOException {
    var bytes = PRESS.print(Letters.english());
    keep(bytes, "decision-english");
    try (var pdf = Loader.loadPDF(bytes)) {
      var stripper = new PDFTextStripper();
      stripper.setEndPage(1);
      assertThat(stripper.getText(pdf))
          .contains("Decision on Your Petition")
          .contains("殷信意〔2026〕4号")
          .contains("Bring:");
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void every_kind_prints_all_that_it_says(DocumentKind kind) throws IOException {
    var values = new HashMap<String, String>();
    new Templates(PaperSeeds.templates())
        .of(kind)
        .fields()
        .forEach(field -> values.put(field.name(), "【" + field.label() + "】"));
    values.put("route", "LITIGATION");
    var letter = Letters.of(kind, values);
    var bytes = PRESS.print(letter);
    keep(bytes, kind.name());
    var text = drawn(bytes).text().replaceAll("\\s", "");
    for (var block : letter.blocks()) {
      assertThat(text).contains(block.text().replaceAll("\\s", ""));
      for (var row : block.rows()) {
        assertThat(text).contains(row.label().replaceAll("\\s", ""));
      }
    }
  }

  /** What stands on the pages, and the numbers of the glyphs that draw it. */
  private record Drawn(String text, List<Integer> glyphs) {}

  private static Drawn drawn(byte[] bytes) throws IOException {
    var glyphs = new ArrayList<Integer>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition position) {
            if (position.getFont() instanceof PDType0Font font) {
              for (int code : position.getCharacterCodes()) {
                try {
                  glyphs.add(font.codeToGID(code));
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              }
            }
            super.processTextPosition(position);
          }
        };
    try (PDDocument pdf = Loader.loadPDF(bytes)) {
      return new Drawn(stripper.getText(pdf), glyphs);
    }
  }

  private static void keep(byte[] bytes, String name) throws IOException {
    Files.createDirectories(PICTURES);
    Files.write(PICTURES.resolve(name + ".pdf"), bytes);
    try (var pdf = Loader.loadPDF(bytes)) {
      for (int i = 0; i < pdf.getNumberOfPages(); i++) {
        var picture = new PDFRenderer(pdf).renderImageWithDPI(i, 60);
        ImageIO.write(picture, "png", PICTURES.resolve(name + "-" + (i + 1) + ".png").toFile());
      }
    }
  }

  static Template page() {
    try {
      return Engine.builder()
          .addDefaults()
          .addValueResolver(new ReflectionValueResolver())
          .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
          .build()
          .parse(
              Files.readString(Path.of("src/main/resources/templates/document/letter.html")),
              Variant.forContentType(Variant.TEXT_HTML));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
