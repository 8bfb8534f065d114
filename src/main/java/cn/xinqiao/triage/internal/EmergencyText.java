package cn.xinqiao.triage.internal;

import java.util.Map;

/**
 * A message as the emergency rules read it: one script, one width, lower case, no ornament. Where
 * clauses and sentences ended is kept beside the characters, so that a phrase may be found in
 * {@code 着 火 了} while a denial reaches no further than its clause.
 *
 * <p>Positions are those of {@link #plain}; work is linear in the length of the message.
 */
final class EmergencyText {
  private static final int LONGEST_TITLE = 40;

  private static final byte JOINED = 0;
  private static final byte SOFT = 1;
  private static final byte CLAUSE = 2;
  private static final byte SENTENCE = 3;

  private static final String CLAUSE_ENDS = ",，、:：!！";
  private static final String SENTENCE_ENDS = "。?？;；\n\r";
  private static final String IGNORED = "'’‘`\u200b\u200c\u200d\ufe0f\ufeff\u00ad";

  private final String original;
  private final Map<Character, Character> variants;
  private final StringBuilder plain = new StringBuilder();
  private final int[] source;
  private final byte[] breaks;
  private final int[] clause;
  private final int[] sentence;
  private final int[] units;

  private EmergencyText(String original, Map<Character, Character> variants) {
    this.original = original;
    this.variants = variants;
    // a space is written before a word only where a separator was read: never longer than this
    source = new int[original.length() + 1];
    breaks = new byte[original.length() + 1];
    read();
    joinSpelledOut();
    clause = new int[plain.length() + 1];
    sentence = new int[plain.length() + 1];
    units = new int[plain.length() + 1];
    measure();
  }

  /**
   * @param variants other ways to write a character (traditional, dialect), each to the one that
   *     the rules use
   */
  static EmergencyText of(String words, Map<Character, Character> variants) {
    return new EmergencyText(words, variants);
  }

  String plain() {
    return plain.toString();
  }

  /** The resident's own words behind a stretch of plain text. */
  String quote(int start, int end) {
    return original.substring(source[start], source[end - 1] + 1);
  }

  /** {@code /help} and a calm {@code help} ask the bot for its menu; {@code help!} is a cry. */
  boolean isCommand() {
    boolean oneWord = plain.chars().allMatch(c -> isLatinLetter((char) c));
    boolean calm = original.indexOf('!') < 0 && original.indexOf('！') < 0;
    return original.startsWith("/") || oneWord && calm;
  }

  boolean sameClause(int a, int b) {
    return clause[a] == clause[b];
  }

  boolean sameSentence(int a, int b) {
    return sentence[a] == sentence[b];
  }

  int clauseOf(int position) {
    return clause[position];
  }

  /** How much is said between two positions: a Han character or a Latin word counts one. */
  int distance(int from, int to) {
    return units[to] - units[from];
  }

  /** Whether a phrase must stop before this position: at commas and full stops, not at blanks. */
  boolean breaksAt(int position) {
    return breaks[position] > SOFT;
  }

  /** Whether these positions cut no Latin word: {@code fire} is not in {@code firewall}. */
  boolean isWhole(int start, int end) {
    return !cutsWord(start) && !cutsWord(end);
  }

  private boolean cutsWord(int at) {
    return at > 0
        && at < plain.length()
        && breaks[at] == JOINED
        && isLatinLetter(plain.charAt(at - 1))
        && isLatinLetter(plain.charAt(at));
  }

  private void read() {
    byte pending = JOINED;
    for (int i = 0; i < original.length(); i++) {
      char c = fold(original.charAt(i));
      if (c == '《') {
        i = afterTitle(i);
      } else if (isContent(i)) {
        pending = write(c, i, pending);
      } else if (IGNORED.indexOf(c) < 0) {
        pending = (byte) Math.max(pending, separator(c));
      }
    }
  }

  private byte write(char c, int at, byte pending) {
    boolean betweenLatin =
        !plain.isEmpty() && isLatin(c) && isLatin(plain.charAt(plain.length() - 1));
    if (betweenLatin && pending == SOFT) {
      put(' ', at, JOINED);
      put(c, at, JOINED);
    } else {
      put(c, at, pending);
    }
    return JOINED;
  }

  private void put(char c, int at, byte brokenBefore) {
    source[plain.length()] = at;
    breaks[plain.length()] = brokenBefore;
    plain.append(c);
  }

  /** The name of a film or a rule is nobody's danger; a bracket that never closes is no title. */
  private int afterTitle(int open) {
    int last = Math.min(original.length(), open + LONGEST_TITLE);
    for (int i = open + 1; i < last; i++) {
      if (original.charAt(i) == '》') {
        return i;
      }
    }
    return open;
  }

  private boolean isContent(int i) {
    char c = original.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 < original.length() && Character.isLowSurrogate(original.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i > 0 && Character.isHighSurrogate(original.charAt(i - 1));
    }
    return Character.isLetterOrDigit(c);
  }

  private byte separator(char c) {
    if (SENTENCE_ENDS.indexOf(c) >= 0) {
      return SENTENCE;
    }
    if (CLAUSE_ENDS.indexOf(c) >= 0) {
      return CLAUSE;
    }
    // after a Latin word a dot ends a sentence; between Han characters it is an ornament
    boolean afterLatin = !plain.isEmpty() && isLatin(plain.charAt(plain.length() - 1));
    return c == '.' && afterLatin ? SENTENCE : SOFT;
  }

  private char fold(char c) {
    char narrow = c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
    char lower = Character.toLowerCase(narrow);
    return variants.getOrDefault(lower, lower);
  }

  private static boolean isLatin(char c) {
    return c < 0x250 && Character.isLetterOrDigit(c);
  }

  private static boolean isLatinLetter(char c) {
    return c < 0x250 && Character.isLetter(c);
  }

  /** {@code 着，火，了} is one word spelled out: breaks between single characters do not count. */
  private void joinSpelledOut() {
    int before = 0;
    int start = 0;
    for (int i = 1; i <= plain.length(); i++) {
      if (i < plain.length() && breaks[i] == JOINED) {
        continue;
      }
      int length = i - start;
      boolean both = length == 1 && before == 1;
      boolean either = length == 1 || before == 1;
      if (start > 0 && (both || (either && breaks[start] == SOFT))) {
        breaks[start] = JOINED;
      }
      before = length;
      start = i;
    }
  }

  private void measure() {
    for (int i = 1; i <= plain.length(); i++) {
      byte broken = i < plain.length() ? breaks[i] : SENTENCE;
      clause[i] = clause[i - 1] + (broken > JOINED ? 1 : 0);
      sentence[i] = sentence[i - 1] + (broken == SENTENCE ? 1 : 0);
      char c = plain.charAt(i - 1);
      boolean joined = i < plain.length() && breaks[i] == JOINED;
      boolean insideWord = c == ' ' || joined && isLatin(c) && isLatin(plain.charAt(i));
      units[i] = units[i - 1] + (insideWord ? 0 : 1);
    }
  }
}
