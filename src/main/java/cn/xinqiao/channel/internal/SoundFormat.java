package cn.xinqiao.channel.internal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The sound files that phones and chat programs make, each known by what stands in it: neither a
 * name nor a claimed type is asked. What is recognised plays as sound and as nothing else, because
 * it is only ever served under the type that stands here.
 */
public enum SoundFormat {
  OGG("audio/ogg") {
    @Override
    boolean fits(Bytes file) {
      return file.has(0, "OggS")
          && file.at(4) == 0
          && (file.at(5) & BEGIN_OF_STREAM) != 0
          && (file.has(OGG_BODY, "OpusHead")
              || file.has(OGG_BODY, "Speex   ")
              || file.has(OGG_BODY, "\u0001vorbis"));
    }
  },
  AMR("audio/amr") {
    @Override
    boolean fits(Bytes file) {
      return file.has(0, "#!AMR\n") && file.length() > 6;
    }
  },
  AMR_WB("audio/amr-wb") {
    @Override
    boolean fits(Bytes file) {
      return file.has(0, "#!AMR-WB\n") && file.length() > 9;
    }
  },
  WAV("audio/wav") {
    @Override
    boolean fits(Bytes file) {
      return file.has(0, "RIFF") && file.has(8, "WAVE") && file.has(12, "fmt ");
    }
  },
  WEBM("audio/webm") {
    @Override
    boolean fits(Bytes file) {
      return file.at(0) == 0x1A
          && file.at(1) == 0x45
          && file.at(2) == 0xDF
          && file.at(3) == 0xA3
          && file.within(64, "webm")
          && (file.within(HEADING, "A_OPUS") || file.within(HEADING, "A_VORBIS"));
    }
  },
  MP4("audio/mp4") {
    @Override
    boolean fits(Bytes file) {
      return file.has(4, "ftyp") && Mp4.holdsSound(file);
    }
  },
  AAC("audio/aac") {
    @Override
    boolean fits(Bytes file) {
      int next = aacFrame(file, 0);
      return next > 0 && (next == file.length() || aacFrame(file, next) > 0);
    }
  },
  MP3("audio/mpeg") {
    @Override
    boolean fits(Bytes file) {
      int first = file.has(0, "ID3") ? 10 + file.sevenBitInteger(6) : 0;
      int next = mp3Frame(file, first);
      return next > 0 && (next == file.length() || mp3Frame(file, next) > 0);
    }
  };

  private static final int BEGIN_OF_STREAM = 2;

  /** Where the first packet of the first page begins: it has one segment. */
  private static final int OGG_BODY = 28;

  /** A recorder names its codec among the first elements. */
  private static final int HEADING = 4096;

  private static final int[][] KILOBITS = {
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}, // MPEG 1, layer 3
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160} // MPEG 2 and 2.5, layer 3
  };
  private static final int[] HERTZ = {44_100, 48_000, 32_000};

  private final String type;

  SoundFormat(String type) {
    this.type = type;
  }

  /** The media type that it is served under. */
  public String type() {
    return type;
  }

  public static Optional<SoundFormat> of(byte[] file) {
    var bytes = new Bytes(file);
    return Arrays.stream(values()).filter(format -> format.fits(bytes)).findFirst();
  }

  abstract boolean fits(Bytes file);

  /** Where the frame that begins here ends; 0 when none does. */
  private static int aacFrame(Bytes file, int from) {
    if (file.at(from) != 0xFF || (file.at(from + 1) & 0xF6) != 0xF0) {
      return 0;
    }
    int length = (file.at(from + 3) & 3) << 11 | file.at(from + 4) << 3 | file.at(from + 5) >> 5;
    return length < 7 || from + length > file.length() ? 0 : from + length;
  }

  private static int mp3Frame(Bytes file, int from) {
    int head = file.integer(from);
    int version = head >> 19 & 3; // 3 is MPEG 1, 2 is MPEG 2, 0 is MPEG 2.5
    int rate = head >> 12 & 15;
    int frequency = head >> 10 & 3;
    boolean isLayer3 = (head & 0xFFE0_0000) == 0xFFE0_0000 && (head >> 17 & 3) == 1;
    if (!isLayer3 || version == 1 || rate == 0 || rate == 15 || frequency == 3) {
      return 0;
    }
    int samples = version == 3 ? 144 : 72;
    int hertz = HERTZ[frequency] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
    int kilobits = KILOBITS[version == 3 ? 0 : 1][rate];
    int end = from + samples * kilobits * 1000 / hertz + (head >> 9 & 1);
    return end > file.length() ? 0 : end;
  }

  /** A file that is read beyond its end without harm. */
  record Bytes(byte[] content) {
    int length() {
      return content.length;
    }

    /** -1 beyond the end. */
    int at(int index) {
      return index >= 0 && index < content.length ? content[index] & 0xFF : -1;
    }

    int integer(int from) {
      return from >= 0 && from <= content.length - 4 ? ByteBuffer.wrap(content).getInt(from) : 0;
    }

    /** As an ID3 tag writes its length. */
    int sevenBitInteger(int from) {
      return integer(from) == 0
          ? 0
          : at(from) << 21 | at(from + 1) << 14 | at(from + 2) << 7 | at(from + 3);
    }

    boolean has(int from, String text) {
      var wanted = text.getBytes(StandardCharsets.ISO_8859_1);
      return from >= 0
          && from <= content.length - wanted.length
          && Arrays.equals(content, from, from + wanted.length, wanted, 0, wanted.length);
    }

    boolean within(int most, String text) {
      for (int from = 0; from < Math.min(most, content.length); from++) {
        if (has(from, text)) {
          return true;
        }
      }
      return false;
    }
  }

  /** MPEG-4: boxes in boxes; a track's handler says whether it is sound. */
  private static final class Mp4 {
    private static final int MOST_BOXES = 2_000;

    private final Bytes file;
    private int seen;

    private Mp4(Bytes file) {
      this.file = file;
    }

    /** The sound of a short film counts: it is played, the picture is not shown. */
    static boolean holdsSound(Bytes file) {
      return new Mp4(file).holdsSound(0, file.length());
    }

    private boolean holdsSound(int from, int end) {
      int box = from;
      while (box <= end - 8 && seen++ < MOST_BOXES) {
        long size = Integer.toUnsignedLong(file.integer(box));
        if (file.has(box + 4, "hdlr") && file.has(box + 16, "soun")) {
          return true;
        }
        long next = size == 0 ? end : box + size;
        if (size == 1 || next > end || size != 0 && size < 8) {
          return false; // larger than anything that is taken, or broken
        }
        if (holdsBoxes(box) && holdsSound(box + 8, (int) next)) {
          return true;
        }
        box = (int) next;
      }
      return false;
    }

    private boolean holdsBoxes(int box) {
      return file.has(box + 4, "moov") || file.has(box + 4, "trak") || file.has(box + 4, "mdia");
    }
  }
}
