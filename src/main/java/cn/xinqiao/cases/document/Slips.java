package cn.xinqiao.cases.document;

import cn.xinqiao.cases.Services.Scan;
import cn.xinqiao.channel.Pictures;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Makes a scanned slip (送达回证) safe to keep: a picture is drawn anew, a PDF loses what could act
 * when it is opened. What it is shows in the file, whatever its name says.
 */
@ApplicationScoped
public class Slips {
  private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
  private static final long MOST_BYTES = 10L * 1024 * 1024;
  private static final int MOST_PAGES = 20;

  private final Pictures pictures;

  Slips(Pictures pictures) {
    this.pictures = pictures;
  }

  /**
   * @throws Refusal.TooLarge above 10 MB, 20 pages or what a picture may have
   * @throws Refusal.Unsupported when it is neither a picture nor a PDF that can be read
   */
  public Scan read(Path file) {
    try {
      return isPdf(file)
          ? new Scan("application/pdf", quiet(file))
          : new Scan("image/jpeg", pictures.redraw(file));
    } catch (IOException e) {
      throw new Refusal.Unsupported("this is not a PDF that can be read");
    }
  }

  private static boolean isPdf(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new Refusal.TooLarge("a slip has at most 10 MB");
    }
    try (var content = Files.newInputStream(file)) {
      return Arrays.equals(content.readNBytes(PDF.length), PDF);
    }
  }

  private static byte[] quiet(Path file) throws IOException {
    try (PDDocument slip = Loader.loadPDF(file.toFile())) {
      if (slip.isEncrypted()) {
        throw new Refusal.Unsupported("a PDF that is locked cannot be kept");
      }
      if (slip.getNumberOfPages() < 1 || slip.getNumberOfPages() > MOST_PAGES) {
        throw new Refusal.TooLarge("a slip has one to " + MOST_PAGES + " pages");
      }
      var catalog = slip.getDocumentCatalog();
      catalog.setOpenAction(null);
      catalog.setActions(null);
      catalog.setNames(null);
      var out = new ByteArrayOutputStream();
      slip.save(out);
      return out.toByteArray();
    }
  }
}
