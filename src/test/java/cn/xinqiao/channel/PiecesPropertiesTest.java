package cn.xinqiao.channel;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PiecesPropertiesTest {

  @Property
  void nothing_but_blanks_between_pieces_is_lost_and_no_piece_is_too_long(
      @ForAll String text, @ForAll @IntRange(min = 2, max = 50) int longest) {
    var pieces = PlainWords.pieces(text, longest);
    assertThat(pieces).allMatch(piece -> piece.length() <= longest);
    assertThat(letters(String.join("", pieces))).isEqualTo(letters(text));
  }

  private static String letters(String text) {
    return text.codePoints()
        .filter(c -> !Character.isWhitespace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
