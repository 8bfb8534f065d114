package cn.xinqiao.cases;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.Triage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Residents in tests who report the same thing, each in a talk of their own. */
@Singleton
public class SameMatter {
  public static final String LIFT = "我们楼的电梯又坏了，老人爬不动楼，请派人来修";
  public static final String LIFT_TOO = "电梯停运三天了，八十岁的老人下不了楼，什么时候修好";

  private final CaseOpening opening;
  private final Conversations conversations;
  private final Triage triage;
  private final Clock clock;

  SameMatter(CaseOpening opening, Conversations conversations, Triage triage, Clock clock) {
    this.opening = opening;
    this.conversations = conversations;
    this.triage = triage;
    this.clock = clock;
  }

  /** An estate of which nobody else speaks. */
  public static String estate() {
    var letters = new StringBuilder();
    UUID.randomUUID()
        .toString()
        .replace("-", "")
        .chars()
        .limit(8)
        .forEach(c -> letters.append((char) (0x4E00 + c * 37)));
    return letters + "花园";
  }

  /** A case, the code that opens it, and the talk that it was told in. */
  public record Told(CaseNumber number, String code, long talk) {}

  /** A service request of 控江路街道 at this place. */
  public Told at(String place, String words) {
    return tell(
        Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, Urgency.NORMAL, NewCases.STREET, place, words);
  }

  public Told tell(
      Kind kind, SubKind subKind, Urgency urgency, OfficeCode office, String place, String words) {
    var meaning = triage.meaning(words);
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var talk = conversations.begin("web");
          var matter =
              new NewMatter(
                  words,
                  words,
                  Optional.of(place).filter(p -> !p.isEmpty()),
                  Optional.empty(),
                  Optional.empty(),
                  kind,
                  subKind,
                  Subject.URBAN_CONSTRUCTION,
                  Optional.empty(),
                  urgency,
                  1,
                  "RULE",
                  "1",
                  List.of(),
                  office,
                  Optional.empty(),
                  Optional.of(meaning));
          var reported =
              new CaseOpening.Reported(
                  talk, clock.instant(), true, false, Optional.empty(), List.of());
          var opened = opening.open(reported, List.of(matter)).getFirst();
          return new Told(CaseNumber.valueOf(opened.number()), opened.code(), talk.id());
        });
  }
}
