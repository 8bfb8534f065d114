package cn.xinqiao.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/**
 * What is said to a resident: words, and structure that each channel shows as well as it can, with
 * buttons and cards or as lines of text. The structure is part of the public contract.
 *
 * @param text the words; never empty
 * @param notice the two-line privacy notice, when it is due
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Utterance(
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) String text,
    Card card,
    List<Option> options,
    List<OpenedCase> cases,
    EmergencyNotice emergency,
    Speaker officer,
    String notice) {

  public Utterance {
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException("an utterance says something");
    }
    options = options == null ? List.of() : List.copyOf(options);
    cases = cases == null ? List.of() : List.copyOf(cases);
  }

  public static Utterance of(String text) {
    return new Utterance(text, null, List.of(), List.of(), null, null, null);
  }

  public static Utterance asking(String text, List<Option> options) {
    return new Utterance(text, null, options, List.of(), null, null, null);
  }

  public static Utterance by(Speaker officer, String text) {
    return new Utterance(text, null, List.of(), List.of(), null, officer, null);
  }

  /**
   * Whether it can stand in one message with others: nothing to press, to keep or to fear in it.
   */
  public boolean canBeJoined() {
    return card == null
        && options.isEmpty()
        && cases.isEmpty()
        && emergency == null
        && officer == null;
  }

  /** The same with these words. */
  public Utterance saying(String words) {
    return new Utterance(words, card, options, cases, emergency, officer, notice);
  }

  public Utterance withNotice(String words) {
    return new Utterance(text, card, options, cases, emergency, officer, words);
  }

  /** "This is what I understood": one entry for each matter. */
  public record Card(List<CardMatter> matters) {}

  /** Codes are those of the contract; the channel shows the resident's words for them. */
  public record CardMatter(
      String summary,
      String kind,
      String subKind,
      String subject,
      String subjectShown,
      String place,
      String since,
      String wanted,
      OfficeRef office,
      String urgency) {}

  /** An office as residents see it: code and name. */
  public record OfficeRef(String code, String name) {}

  /**
   * A button.
   *
   * @param id what comes back as {@code choice}
   * @param matter which matter of the card it answers, from 0; null when it answers for all
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Option(String id, String label, Integer matter) {
    public Option(String id, String label) {
      this(id, label, null);
    }
  }

  /** A case that was just opened, with the code that opens its page. */
  public record OpenedCase(String number, String code, OfficeRef office, List<DueDate> due) {}

  /**
   * A promised date.
   *
   * @param what NOTICE, FIRST_CONTACT or ANSWER
   * @param on the day in Shanghai; when {@code provisional}, the day is not before this one
   * @param rule the id of the rule that set it
   * @param ruleText the rule in the resident's language
   */
  public record DueDate(
      String what, LocalDate on, String rule, String ruleText, boolean provisional) {}

  /** Marks a safety message, so that a channel shows it as one. */
  public record EmergencyNotice(String kind, List<String> hotlines) {}

  /** An officer as residents see one: office and role, never a name. */
  public record Speaker(String office, String role) {}
}
