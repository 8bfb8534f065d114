package cn.xinqiao.desk.frame;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** The rooms of the desk, in the order in which an officer's day goes through them. */
enum Room {
  QUEUE("/desk", "desk.queue.title", Frame.User::works),
  REGISTRATION("/desk/registration", "desk.registration.title", Frame.User::acts),
  TOGETHER("/desk/together", "desk.together.title", Frame.User::works),
  RECEPTIONS("/desk/receptions", "desk.reception.title", Frame.User::works),
  PROMISES("/desk/promises", "desk.promise.title", Frame.User::works),
  OVERDUE("/desk/overdue", "desk.overdue.open", Frame.User::works),
  FIGURES("/desk/figures", "desk.figures.title", Frame.User::leads),
  ADVISERS("/desk/advisers", "desk.adviser.title", Frame.User::leads),
  GRID("/desk/grid", "desk.grid.title", _ -> true),
  DUTY("/desk/duty", "desk.duty.title", _ -> true),
  AUDIT("/desk/audit", "desk.audit.title", Frame.User::audits);

  private final String path;
  private final String title;
  private final Predicate<Frame.User> open;

  Room(String path, String title, Predicate<Frame.User> open) {
    this.path = path;
    this.title = title;
    this.open = open;
  }

  /** The key of its name. */
  String title() {
    return title;
  }

  String path() {
    return path;
  }

  static List<Room> openTo(Frame.User user) {
    return Arrays.stream(values()).filter(room -> room.open.test(user)).toList();
  }

  /** Whether a page is in this room; a case is one of the queue. */
  boolean holds(String page) {
    var plain = page.replaceFirst("\\?.*", "");
    return switch (this) {
      case QUEUE -> plain.equals(path) || plain.startsWith("/desk/cases/");
      case REGISTRATION,
          TOGETHER,
          RECEPTIONS,
          PROMISES,
          OVERDUE,
          FIGURES,
          ADVISERS,
          GRID,
          DUTY,
          AUDIT ->
          plain.equals(path) || plain.startsWith(path + "/");
    };
  }
}
