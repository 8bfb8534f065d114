package cn.xinqiao.channel;

import cn.xinqiao.kernel.Refusal;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/**
 * Makes a picture safe to keep and to show: what arrives is decoded and drawn anew, so that place,
 * device and anything hidden in the file are gone. Size is checked before a pixel is decoded.
 */
@ApplicationScoped
public class Pictures {
  private static final long MOST_BYTES = 15L * 1024 * 1024;
  private static final long MOST_PIXELS = 40_000_000;
  private static final int LONGEST_SIDE = 2560;

  /** One at a time: a picture of 40 megapixels takes over 100 MB while it is drawn. */
  private final Semaphore easel = new Semaphore(1);

  public Pictures() {
    // looked up by name it is found on some threads and not on others
    IIORegistry.getDefaultInstance().registerServiceProvider(new WebPImageReaderSpi());
  }

  /**
   * @return a JPEG, upright, at most 2,560 pixels long
   * @throws Refusal.TooLarge above 15 MB or 40 megapixels
   * @throws Refusal.Unsupported when it is not a JPEG, PNG, GIF or WebP, whatever its name says
   */
  public byte[] redraw(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw new Refusal.TooLarge("a picture has at most 15 MB");
      }
      easel.acquireUninterruptibly();
      try (var input = ImageIO.createImageInputStream(file.toFile())) {
        return redraw(input);
      } finally {
        easel.release();
      }
    } catch (IOException | RuntimeException e) {
      if (e instanceof Refusal refusal) {
        throw refusal;
      }
      throw new Refusal.Unsupported("this is not a picture that can be read");
    }
  }

  private static byte[] redraw(ImageInputStream input) throws IOException {
    var readers = ImageIO.getImageReaders(input);
    if (!readers.hasNext()) {
      throw new Refusal.Unsupported("only pictures are taken: JPEG, PNG, GIF or WebP");
    }
    ImageReader reader = readers.next();
    try {
      reader.setInput(input, false, false);
      return jpeg(upright(reader, decode(reader)));
    } finally {
      reader.dispose();
    }
  }

  private static BufferedImage decode(ImageReader reader) throws IOException {
    long width = reader.getWidth(0);
    long height = reader.getHeight(0);
    if (width * height > MOST_PIXELS) {
      throw new Refusal.TooLarge("a picture has at most 40 megapixels");
    }
    var plan = reader.getDefaultReadParam();
    int every = (int) Math.max(1, Math.max(width, height) / (2L * LONGEST_SIDE));
    plan.setSourceSubsampling(every, every, 0, 0);
    return reader.read(0, plan);
  }

  private static BufferedImage upright(ImageReader reader, BufferedImage picture) {
    try {
      Orientation orientation = ExifUtils.getExifOrientation(reader, 0);
      return orientation == null
          ? picture
          : ExifFilterUtils.getFilterForOrientation(orientation).apply(picture);
    } catch (IOException | RuntimeException e) {
      return picture; // no readable orientation: as it is
    }
  }

  private static byte[] jpeg(BufferedImage picture) throws IOException {
    var opaque =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    var canvas = opaque.createGraphics();
    canvas.drawImage(picture, 0, 0, Color.WHITE, null);
    canvas.dispose();
    int longest = Math.max(picture.getWidth(), picture.getHeight());
    var out = new ByteArrayOutputStream();
    Thumbnails.of(opaque)
        .scale(Math.min(1.0, (double) LONGEST_SIDE / longest))
        .outputFormat("jpg")
        .outputQuality(0.88)
        .toOutputStream(out);
    return out.toByteArray();
  }
}
