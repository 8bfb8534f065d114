package cn.xinqiao.conversation.internal;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import cn.xinqiao.routing.Candidate;
import cn.xinqiao.routing.Route;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a matter is, as far as it is known.
 *
 * @param place the resident's own words for it
 * @param office the street office that owns the place
 * @param candidates offices in question, when the place is ambiguous
 * @param givenUp the resident was asked and could not say
 * @param reasons why, in Chinese, for officers
 */
public record Spot(
    Optional<String> place,
    Optional<OfficeCode> office,
    Optional<OfficeCode> neighbourhood,
    List<OfficeCode> candidates,
    boolean givenUp,
    List<String> reasons) {

  static final Spot UNKNOWN =
      new Spot(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), false, List.of());

  public Spot {
    candidates = List.copyOf(candidates);
    reasons = List.copyOf(reasons);
  }

  @JsonIgnore
  boolean isMissing() {
    return office.isEmpty() && !givenUp;
  }

  /** With what a route says; what was known stays where the route is silent. */
  Spot learnedFrom(Route route) {
    if (route.candidates().isEmpty()) {
      return this;
    }
    return new Spot(
        route.place().or(this::place),
        route.office().map(Office::code),
        route.neighbourhood().map(Office::code),
        route.candidates().stream().map(Candidate::office).map(Office::code).toList(),
        false,
        because(route.reasons()));
  }

  Spot chosen(Office chosen, Office answering) {
    return new Spot(
        place,
        Optional.of(answering.code()),
        neighbourhood.filter(n -> n.within(answering.code())),
        List.of(),
        false,
        because(List.of("市民选定“" + chosen.name() + "”")));
  }

  Spot abandoned() {
    return new Spot(
        place,
        Optional.empty(),
        Optional.empty(),
        candidates,
        true,
        because(List.of("市民说不清地点，由分拨台确定承办单位")));
  }

  /** Of words that nobody has understood: what they name may be whom they complain of. */
  static Spot unread(Route route) {
    return new Spot(
        route.place(), Optional.empty(), Optional.empty(), List.of(), true, route.reasons());
  }

  private List<String> because(List<String> more) {
    var all = new ArrayList<>(reasons);
    all.addAll(more);
    return all;
  }
}
