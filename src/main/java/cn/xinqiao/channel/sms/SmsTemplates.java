package cn.xinqiao.channel.sms;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The texts that are registered with the provider, from {@code seeds/rules/sms-templates.csv}. */
@Startup
@ApplicationScoped
class SmsTemplates {
  private static final String FILE = "rules/sms-templates.csv";
  private static final int LONGEST = 500;
  private static final Pattern ID = Pattern.compile("[\\x21-\\x7e]{1,64}");
  private static final Pattern PLACE = Pattern.compile("\\{([^}]*)}");

  private final Map<Purpose, Map<Language, Template>> byPurpose = new EnumMap<>(Purpose.class);

  SmsTemplates(Seeds seeds) {
    var file = seeds.read(FILE);
    for (SeedTable.Row row : SeedTable.rows(file)) {
      var purpose = row.as("purpose", Purpose::valueOf);
      var template = new Template(row.as("id", SmsTemplates::id), row.text("text"));
      check(row, purpose, template);
      var languages = byPurpose.computeIfAbsent(purpose, p -> new EnumMap<>(Language.class));
      if (languages.put(row.as("language", Language::valueOf), template) != null) {
        throw row.invalid(purpose + " is there twice in this language");
      }
    }
    for (Purpose purpose : Purpose.values()) {
      boolean isNeeded =
          switch (purpose.to) {
            case RESIDENT -> true;
            case OFFICER -> hasTextsForOfficers();
            case KEEPER -> has(purpose);
          };
      if (isNeeded
          && byPurpose.getOrDefault(purpose, Map.of()).size() != Language.values().length) {
        throw file.invalid(1, purpose + " is not there in every language");
      }
    }
  }

  /** A list from before officers were told by short message has none of theirs. */
  boolean hasTextsForOfficers() {
    return byPurpose.keySet().stream().anyMatch(purpose -> purpose.to == Reader.OFFICER);
  }

  /** A list from before there was this purpose has no text for it. */
  boolean has(Purpose purpose) {
    return byPurpose.containsKey(purpose);
  }

  /** Who gets a short message. */
  private enum Reader {
    RESIDENT,
    OFFICER,
    KEEPER
  }

  /** What a short message is for; its text has exactly these places. */
  enum Purpose {
    /** An office has written about a case. */
    WROTE(Reader.RESIDENT, "number", "office", "link"),
    /** A case has gone on. */
    NEWS(Reader.RESIDENT, "number", "link"),
    /** A case was opened from this very number. */
    OPENED(Reader.RESIDENT, "number", "code", "link"),
    /** A case was registered by an officer; the code was given by hand. */
    REGISTERED(Reader.RESIDENT, "number", "office", "link"),
    /** Somebody may be in danger. */
    DANGER(Reader.RESIDENT, "hotlines"),
    /** Something was said or asked in the talk. */
    TALK(Reader.RESIDENT, "link"),
    /** To an officer: an emergency that nobody has seen. */
    ALARM(Reader.OFFICER, "call", "danger", "number", "office", "place", "link"),
    /** To an officer: what could wait. */
    GATHERED(Reader.OFFICER, "news", "link"),
    /** To an officer: whether this way works. */
    TRIAL(Reader.OFFICER, "office"),
    /** To a grid keeper: please go and look. */
    LOOK(Reader.KEEPER, "office", "by", "link");

    private final Reader to;
    private final Set<String> places;

    Purpose(Reader to, String... places) {
      this.to = to;
      this.places = Set.of(places);
    }
  }

  /**
   * One registered text.
   *
   * @param id as the provider knows it
   * @param text as it was registered, with places in braces
   */
  record Template(String id, String text) {

    Set<String> places() {
      return PLACE
          .matcher(text)
          .results()
          .map(place -> place.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    /** As the telephone shows it, without the sender's name before it. */
    String filled(Map<String, String> params) {
      return PLACE
          .matcher(text)
          .replaceAll(place -> Matcher.quoteReplacement(params.get(place.group(1))));
    }
  }

  Template of(Purpose purpose, Language language) {
    return byPurpose.get(purpose).get(language);
  }

  private static void check(SeedTable.Row row, Purpose purpose, Template template) {
    if (!template.places().equals(purpose.places)) {
      throw row.invalid(purpose + " has exactly the places " + new TreeSet<>(purpose.places));
    }
    if (template.text().length() > LONGEST) {
      throw row.invalid("a short message has at most " + LONGEST + " characters");
    }
  }

  private static String id(String text) {
    if (!ID.matcher(text).matches()) {
      throw new IllegalArgumentException("not an id");
    }
    return text;
  }
}
