package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.RedactedCases.Betrayal;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds in an officer's own words what would say who reported a case: what says so of anybody, and
 * what is known of the reporters of this one. It would rather find too much.
 */
@ApplicationScoped
class Giveaways {
  /** So many characters in a row were copied, and not met by chance. */
  private static final int COPIED = 12;

  /** So many digits of a number name somebody; fewer are a house or a date. */
  private static final int DIGITS = 5;

  private final Reporters reporters;
  private final Residents residents;

  Giveaways(Reporters reporters, Residents residents) {
    this.reporters = reporters;
    this.residents = residents;
  }

  Set<Betrayal> in(String number, String words) {
    var found = Redaction.found(words);
    for (CaseReporter one : reporters.of(number)) {
      if (names(one).anyMatch(words::contains)) {
        found.add(Betrayal.NAME);
      }
      if (numbers(one).anyMatch(contact -> holds(words, contact))) {
        found.add(Betrayal.CONTACT);
      }
      if (isCopied(one.words(), words)) {
        found.add(Betrayal.WORDS);
      }
    }
    return found;
  }

  private Stream<String> names(CaseReporter one) {
    return residents.introduction(one.residentId()).stream()
        .flatMap(said -> Redaction.namesIn(said).stream());
  }

  private Stream<String> numbers(CaseReporter one) {
    return residents.contacts(one.residentId()).stream().map(contact -> contact.value());
  }

  /** The contact itself, or the last digits of a number. */
  private static boolean holds(String words, String contact) {
    var digits = contact.replaceAll("\\D", "");
    return words.contains(contact)
        || digits.length() >= DIGITS
            && words.replaceAll("[\\s-]", "").contains(digits.substring(digits.length() - DIGITS));
  }

  static boolean isCopied(String own, String words) {
    var mine = own.replaceAll("\\s+", "");
    var theirs = words.replaceAll("\\s+", "");
    for (int from = 0; from + COPIED <= theirs.length(); from++) {
      if (mine.contains(theirs.substring(from, from + COPIED))) {
        return true;
      }
    }
    return false;
  }
}
