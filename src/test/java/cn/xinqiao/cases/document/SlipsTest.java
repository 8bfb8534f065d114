package cn.xinqiao.cases.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.channel.Pictures;
import cn.xinqiao.kernel.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlipsTest {
  private final Slips slips = new Slips(new Pictures());

  @TempDir Path folder;

  @Test
  void a_photo_of_the_slip_is_drawn_anew() {
    var scan = slips.read(Path.of("src/test/resources/pictures/lamp.webp"));
    assertThat(scan.type()).isEqualTo("image/jpeg");
    assertThat(scan.suffix()).isEqualTo(".jpg");
    assertThat(scan.content()).startsWith(0xff, 0xd8);
  }

  @Test
  void a_pdf_is_kept_without_what_would_act_when_it_is_opened() throws IOException {
    var file = folder.resolve("slip.jpg"); // the name says nothing
    try (var made = pages(1)) {
      made.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('hello')"));
      made.save(file.toFile());
    }
    var scan = slips.read(file);
    assertThat(scan.type()).isEqualTo("application/pdf");
    try (var kept = Loader.loadPDF(scan.content())) {
      assertThat(kept.getNumberOfPages()).isEqualTo(1);
      assertThat(kept.getDocumentCatalog().getOpenAction()).isNull();
    }
    assertThat(new String(scan.content(), StandardCharsets.ISO_8859_1)).doesNotContain("app.alert");
  }

  @Test
  void a_locked_pdf_is_not_kept() throws IOException {
    var file = folder.resolve("locked.pdf");
    try (var made = pages(1)) {
      made.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
      made.save(file.toFile());
    }
    assertThatThrownBy(() -> slips.read(file)).isInstanceOf(Refusal.Unsupported.class);
  }

  @Test
  void a_book_is_no_slip() throws IOException {
    var file = folder.resolve("book.pdf");
    try (var made = pages(21)) {
      made.save(file.toFile());
    }
    assertThatThrownBy(() -> slips.read(file)).isInstanceOf(Refusal.TooLarge.class);
  }

  @Test
  void what_only_says_that_it_is_a_pdf_or_a_picture_is_refused() throws IOException {
    for (String content : new String[] {"%PDF-1.7 and nothing more", "<html>hello</html>", ""}) {
      var file = Files.writeString(folder.resolve("x.pdf"), content);
      assertThatThrownBy(() -> slips.read(file)).isInstanceOf(Refusal.Unsupported.class);
    }
  }

  private static PDDocument pages(int many) {
    var made = new PDDocument();
    for (int i = 0; i < many; i++) {
      made.addPage(new PDPage());
    }
    return made;
  }
}
