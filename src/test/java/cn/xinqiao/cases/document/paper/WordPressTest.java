package cn.xinqiao.cases.document.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.cases.DocumentKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class WordPressTest {
  private static final Path FILES =
      Path.of(System.getProperty("xinqiao.build", "target"), "documents");

  @Test
  void word_says_what_the_pdf_says() throws IOException {
    var letter = Letters.english();
    var bytes = new WordPress().print(letter);
    Files.createDirectories(FILES);
    Files.write(FILES.resolve("decision-english.docx"), bytes);
    var text = text(bytes);
    for (var block : letter.blocks()) {
      assertThat(text).contains(block.text());
    }
    for (var block : letter.cover().orElseThrow().blocks()) {
      assertThat(text).contains(block.text());
    }
    assertThat(text).contains("李鿍、\uD842\uDFB7田").contains("殷信意〔2026〕4号").contains("2026年11月22日");
  }

  @Test
  void a_form_becomes_a_table() throws IOException {
    var receipt = Letters.of(DocumentKind.RETURN_RECEIPT, Map.of("addressee", "李鿍"));
    var bytes = new WordPress().print(receipt);
    Files.createDirectories(FILES);
    Files.write(FILES.resolve("return-receipt.docx"), bytes);
    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      assertThat(document.getTables()).hasSize(1);
      var table = document.getTables().getFirst();
      assertThat(table.getRow(0).getCell(0).getText()).isEqualTo("受送达人");
      assertThat(table.getRow(0).getCell(1).getText()).isEqualTo("李鿍");
    }
  }

  @Test
  void control_characters_do_not_spoil_the_file() throws IOException {
    var letter = Letters.of(DocumentKind.DECISION, Map.of("facts", "一\u0000二\u000B三"));
    assertThat(text(new WordPress().print(letter))).contains("一二三");
  }

  private static String text(byte[] bytes) throws IOException {
    try (var extractor = new XWPFWordExtractor(new XWPFDocument(new ByteArrayInputStream(bytes)))) {
      return extractor.getText();
    }
  }
}
