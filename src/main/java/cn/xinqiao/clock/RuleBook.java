package cn.xinqiao.clock;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All deadline rules in their order; for each thing that is owed, the first that fits wins. */
final class RuleBook {
  private final Map<String, Rule> byId = new LinkedHashMap<>();

  static RuleBook read(SeedFile file) {
    var book = new RuleBook();
    for (var row : SeedTable.rows(file)) {
      var rule = Rule.of(row);
      if (book.byId.containsKey(rule.id())) {
        throw row.invalid("id '" + rule.id() + "' is there twice");
      }
      if (!book.canReach(rule)) {
        throw row.invalid("is never reached: there is no such case, or earlier rows take them all");
      }
      book.byId.put(rule.id(), rule);
    }
    Track.ofCases()
        .filter(track -> !book.promises(track))
        .findFirst()
        .ifPresent(track -> {
          throw file.invalid(file.lines().size(), "no NOTICE or ANSWER from RECEIVED: " + track);
        });
    return book;
  }

  Optional<Rule> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The rules that apply when this happens to such a case: at most one for each thing owed. */
  Stream<Rule> applying(Trigger trigger, Track track) {
    return Arrays.stream(What.values()).flatMap(what -> first(what, trigger, track).stream());
  }

  private Optional<Rule> first(What what, Trigger trigger, Track track) {
    return byId.values().stream()
        .filter(rule -> rule.what() == what && rule.matches(trigger, track))
        .findFirst();
  }

  private boolean canReach(Rule rule) {
    return Track.ofCases()
        .filter(track -> rule.matches(rule.trigger(), track))
        .anyMatch(track -> first(rule.what(), rule.trigger(), track).isEmpty());
  }

  /** No case may be without any date from its first day on. */
  private boolean promises(Track track) {
    return applying(Trigger.RECEIVED, track).anyMatch(rule -> rule.what() != What.FIRST_CONTACT);
  }
}
