package cn.xinqiao.cases.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Road, lane and house in what a resident wrote of a place, as far as they lead to the front door:
 * a room would say who lives there, and anything else may be words.
 */
final class DoorNumber {
  private static final Pattern DOOR =
      Pattern.compile("\\p{IsHan}{1,6}(?:路|街|大道|公路)\\s*\\d{1,5}(?:弄\\d{1,4}号|弄|号)?");

  /** A road alone, where nothing else is said of the place. */
  private static final Pattern ROAD = Pattern.compile("\\p{IsHan}{2,6}(?:路|街|大道|公路)");

  private DoorNumber() {}

  static Optional<String> in(String place) {
    var found = DOOR.matcher(place);
    return found.find()
        ? Optional.of(found.group())
        : Optional.of(place.strip()).filter(words -> ROAD.matcher(words).matches());
  }
}
