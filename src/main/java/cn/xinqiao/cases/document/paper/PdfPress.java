package cn.xinqiao.cases.document.paper;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;

/**
 * Prints letters as PDF, with their fonts embedded. A few at a time: each holds a font in memory
 * while it prints.
 */
@ApplicationScoped
public class PdfPress {
  private static final int AT_ONCE = 2;
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  private final Template page;
  private final Fonts fonts;
  private final Semaphore places = new Semaphore(AT_ONCE, true);

  static {
    // it has an own way of logging, and much to tell
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  PdfPress(@Location("document/letter.html") Template page, Fonts fonts) {
    this.page = page;
    this.fonts = fonts;
  }

  public byte[] print(Letter letter) {
    var html = fonts.printable(page.data("letter", letter).render());
    places.acquireUninterruptibly();
    try (var out = new ByteArrayOutputStream()) {
      var builder = new PdfRendererBuilder();
      builder.withHtmlContent(html, null);
      fonts.all().forEach(font -> builder.useFont(font::open, font.family()));
      builder.withProducer("Xinqiao");
      // for the archive, and so that no font of the machine is ever looked for
      builder.usePdfAConformance(PdfAConformance.PDFA_2_U);
      builder.useColorProfile(SRGB);
      builder.toStream(out);
      builder.run();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be printed", e);
    } finally {
      places.release();
    }
  }
}
