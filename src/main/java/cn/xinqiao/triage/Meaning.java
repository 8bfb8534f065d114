package cn.xinqiao.triage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/**
 * What a text means, as the embedding model sees it: a vector of length 1, kept in half precision.
 * What it costs in exactness is less than a thousandth of a cosine. It tells nearly as much of a
 * resident's words as the words themselves and is erased with them.
 */
public final class Meaning {
  private final byte[] halves;

  private Meaning(byte[] halves) {
    this.halves = halves;
  }

  /**
   * @param halves two bytes for each coordinate, the high one first
   * @throws IllegalArgumentException when that cannot be a vector
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static Meaning of(byte[] halves) {
    if (halves.length == 0 || halves.length % 2 != 0) {
      throw new IllegalArgumentException("no vector has " + halves.length + " bytes");
    }
    return new Meaning(halves.clone());
  }

  static Meaning of(float[] vector) {
    var halves = new byte[2 * vector.length];
    for (int i = 0; i < vector.length; i++) {
      short half = Float.floatToFloat16(vector[i]);
      halves[2 * i] = (byte) (half >> 8);
      halves[2 * i + 1] = (byte) half;
    }
    return new Meaning(halves);
  }

  /** As it is stored. */
  @JsonValue
  public byte[] halves() {
    return halves.clone();
  }

  /**
   * How near two texts are in meaning: 1 for the same text, near 0 for texts that have nothing to
   * do with each other; 0 as well for vectors of different models.
   */
  public double likeness(Meaning other) {
    if (halves.length != other.halves.length) {
      return 0;
    }
    float product = 0;
    for (int i = 0; i < halves.length; i += 2) {
      product += coordinate(halves, i) * coordinate(other.halves, i);
    }
    return product;
  }

  private static float coordinate(byte[] halves, int at) {
    return Float.float16ToFloat((short) ((halves[at] << 8) | (halves[at + 1] & 0xFF)));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Meaning that && Arrays.equals(halves, that.halves);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(halves);
  }
}
