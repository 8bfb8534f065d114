package cn.xinqiao.channel;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The smallest files that players take for a recording; only the WAV can be heard. */
public final class SoundFiles {
  private SoundFiles() {}

  /** So many milliseconds of a tone. */
  public static byte[] wav(int milliseconds) {
    int hertz = 8000;
    int samples = hertz * milliseconds / 1000;
    var file = ByteBuffer.allocate(44 + samples).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(36 + samples).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(hertz).putInt(hertz);
    file.putShort((short) 1).putShort((short) 8).put(ascii("data")).putInt(samples);
    for (int i = 0; i < samples; i++) {
      file.put((byte) (128 + 60 * Math.sin(2 * Math.PI * 440 * i / hertz)));
    }
    return file.array();
  }

  public static byte[] oggOpus() {
    return joined(
        ascii("OggS"),
        new byte[] {0, 2},
        new byte[20],
        new byte[] {1, 19},
        ascii("OpusHead"),
        new byte[11],
        new byte[200]);
  }

  static byte[] amr() {
    return joined(ascii("#!AMR\n"), new byte[64]);
  }

  static byte[] webm() {
    return joined(
        new byte[] {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3, (byte) 0x9F, 0x42, (byte) 0x82},
        ascii("webm"),
        new byte[60],
        ascii("A_OPUS"),
        new byte[80]);
  }

  static byte[] mp4(String handler) {
    var track = box("trak", box("mdia", box("hdlr", new byte[8], ascii(handler), new byte[13])));
    return joined(
        box("ftyp", ascii("M4A "), new byte[4]),
        box("mdat", new byte[100]),
        box("moov", box("mvhd", new byte[20]), track));
  }

  /** Two frames of 128 kilobits at 44,100 hertz, behind a tag. */
  static byte[] mp3() {
    var frame = new byte[417];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xFB;
    frame[2] = (byte) 0x90;
    return joined(ascii("ID3"), new byte[] {4, 0, 0, 0, 0, 0, 5}, new byte[5], frame, frame);
  }

  static byte[] aac() {
    var frame = new byte[40];
    frame[0] = (byte) 0xFF;
    frame[1] = (byte) 0xF1;
    frame[4] = 40 >> 3;
    frame[5] = (byte) ((40 & 7) << 5);
    return joined(frame, frame);
  }

  static byte[] joined(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] box(String type, byte[]... parts) {
    var content = joined(parts);
    return joined(ByteBuffer.allocate(4).putInt(content.length + 8).array(), ascii(type), content);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
