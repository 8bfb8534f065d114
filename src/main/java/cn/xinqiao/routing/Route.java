package cn.xinqiao.routing;

import cn.xinqiao.office.Office;
import java.util.List;
import java.util.Optional;

/**
 * Where a message belongs, as far as its words say.
 *
 * @param office the street-level office that owns the place, or the office that answers for it;
 *     empty when the resident must be asked or nothing is known
 * @param neighbourhood the committee, when exactly one is meant and it lies in that street
 * @param candidates offices in question, best first; holds just the office when it is decided
 * @param place the resident's own words for the place, such as 殷行路470弄12号
 * @param reasons why, in Chinese, for officers
 */
public record Route(
    Optional<Office> office,
    Optional<Office> neighbourhood,
    List<Candidate> candidates,
    Optional<String> place,
    List<String> reasons) {

  public Route {
    candidates = List.copyOf(candidates);
    reasons = reasons.stream().distinct().toList();
  }
}
