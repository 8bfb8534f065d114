package cn.xinqiao.clock;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Urgency;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a rule looks at in a case; the sub-kind is null for kinds that have none. */
record Track(Kind kind, SubKind subKind, Urgency urgency) {
  Track {
    if (!kind.admits(subKind)) {
      throw new IllegalArgumentException(kind + " has no sub-kind " + subKind);
    }
  }

  /** All that a case can be; {@link Kind#OTHER} never becomes one. */
  static Stream<Track> ofCases() {
    return Arrays.stream(Kind.values()).filter(k -> k != Kind.OTHER).flatMap(Track::of);
  }

  private static Stream<Track> of(Kind kind) {
    return Stream.concat(Stream.of((SubKind) null), Arrays.stream(SubKind.values()))
        .filter(kind::admits)
        .flatMap(sub -> Arrays.stream(Urgency.values()).map(u -> new Track(kind, sub, u)));
  }
}
