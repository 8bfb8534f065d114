package cn.xinqiao.cases.reply;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The words by which a sentence of an answer is known ({@code rules/reply-phrases.csv}). */
@Startup
@ApplicationScoped
class ReplyPhrases implements LiveList {
  static final String NAME = "rules/reply-phrases.csv";

  private static final Pattern WORD = Pattern.compile("[a-z]{4,}");

  private volatile List<Phrase> phrases;

  private record Phrase(Mark mark, Language language, Pattern pattern) {}

  @Inject
  ReplyPhrases(Seeds seeds) {
    this(seeds.read(NAME));
  }

  /**
   * @throws SeedFile.Invalid for a row that cannot be used, or when a mark has no words in a
   *     language
   */
  ReplyPhrases(SeedFile file) {
    phrases = read(file);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void check(SeedFile list) {
    read(list);
  }

  @Override
  public void use(SeedFile list) {
    phrases = read(list);
  }

  Set<Mark> in(String sentence, Language language) {
    var marks = EnumSet.noneOf(Mark.class);
    for (Phrase phrase : phrases) {
      if (phrase.language() == language && phrase.pattern().matcher(sentence).find()) {
        marks.add(phrase.mark());
      }
    }
    return marks;
  }

  /**
   * What words are about: pairs of neighbouring Chinese characters, and English words, without what
   * is {@link Mark#COMMON}.
   */
  Set<String> pieces(String words, Language language) {
    var telling = words;
    for (Phrase phrase : phrases) {
      if (phrase.language() == language && phrase.mark() == Mark.COMMON) {
        telling = phrase.pattern().matcher(telling).replaceAll(" ");
      }
    }
    var pieces = new HashSet<String>();
    for (int i = 0; i + 1 < telling.length(); i++) {
      if (isHan(telling.charAt(i)) && isHan(telling.charAt(i + 1))) {
        pieces.add(telling.substring(i, i + 2));
      }
    }
    WORD.matcher(telling.toLowerCase(Locale.ROOT))
        .results()
        .map(MatchResult::group)
        .forEach(pieces::add);
    return pieces;
  }

  private static boolean isHan(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static List<Phrase> read(SeedFile file) {
    var read =
        SeedTable.rows(file).stream()
            .map(row ->
                new Phrase(
                    row.as("what", Mark::valueOf),
                    row.as("language", Language::valueOf),
                    row.as("pattern", Pattern::compile)))
            .toList();
    for (Language language : Language.values()) {
      for (Mark mark : Mark.values()) {
        if (read.stream().noneMatch(p -> p.language() == language && p.mark() == mark)) {
          throw file.invalid(file.lines().size(), "no words for " + mark + " in " + language);
        }
      }
    }
    return read;
  }
}
