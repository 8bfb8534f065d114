package cn.xinqiao.desk.together;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.together.Invitations;
import cn.xinqiao.cases.together.Meetings;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestForm;

/**
 * What the forms carry with which offices work together. What cannot be read is answered as a rule
 * that is broken.
 */
public class TogetherSent {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  @RestForm String key;
  @RestForm String text;
  @RestForm String office;
  @RestForm String on;
  @RestForm String how;
  @RestForm String subject;
  @RestForm String at;
  @RestForm String place;
  @RestForm String minutes;
  @RestForm List<String> party;
  @RestForm List<String> roles;

  Request on(CaseNumber number) {
    return new Request(
        number, Optional.empty(), Optional.ofNullable(key).filter(k -> !k.isBlank()));
  }

  String text() {
    return plain(text);
  }

  /** Browsers send line ends as two characters. */
  private static String plain(String typed) {
    return Objects.toString(typed, "").replace("\r\n", "\n").strip();
  }

  OfficeCode goal() {
    return code(office);
  }

  private static OfficeCode code(String typed) {
    try {
      return new OfficeCode(typed);
    } catch (IllegalArgumentException e) {
      throw new Refusal.RuleBroken("which office?");
    }
  }

  /** Empty when no day was chosen. */
  Optional<LocalDate> day() {
    try {
      return Optional.ofNullable(on).filter(d -> !d.isBlank()).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new Refusal.RuleBroken("on which day?");
    }
  }

  Invitations.Answer answer() {
    return chosen(Invitations.Answer.values(), how);
  }

  Invitations.Rating rating() {
    return chosen(Invitations.Rating.values(), how);
  }

  Subject subject() {
    return chosen(Subject.values(), subject);
  }

  boolean agreed() {
    return "AGREED".equals(how);
  }

  Meetings.Held held() {
    return new Meetings.Held(
        moment(),
        plain(place),
        parties(),
        plain(minutes),
        text(),
        goal(),
        day().orElseThrow(() -> new Refusal.RuleBroken("by which day?")));
  }

  /** Each row of the form has an office and in which roles its people came; empty rows are none. */
  private List<Meetings.Party> parties() {
    var sat = new ArrayList<Meetings.Party>();
    var offices = party == null ? List.<String>of() : party;
    for (int i = 0; i < offices.size(); i++) {
      if (!offices.get(i).isBlank()) {
        var as = roles != null && i < roles.size() ? plain(roles.get(i)) : "";
        sat.add(new Meetings.Party(code(offices.get(i)), as));
      }
    }
    return sat;
  }

  private Instant moment() {
    try {
      return LocalDateTime.parse(Objects.toString(at, "")).atZone(SHANGHAI).toInstant();
    } catch (DateTimeException e) {
      throw new Refusal.RuleBroken("when was it held?");
    }
  }

  private static <E extends Enum<E>> E chosen(E[] values, String name) {
    return Stream.of(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refusal.RuleBroken("something has to be chosen"));
  }
}
