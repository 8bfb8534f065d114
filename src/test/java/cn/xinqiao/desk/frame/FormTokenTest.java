package cn.xinqiao.desk.frame;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.Vault;
import org.junit.jupiter.api.Test;

class FormTokenTest {
  private final FormToken tokens = new FormToken(new Fingerprints());

  @Test
  void the_token_of_a_session_fits_that_session() {
    assertThat(tokens.fits("session-a", tokens.of("session-a"))).isTrue();
  }

  @Test
  void the_token_of_another_session_does_not_fit() {
    assertThat(tokens.fits("session-b", tokens.of("session-a"))).isFalse();
  }

  @Test
  void nothing_fits_without_a_session_or_a_token() {
    assertThat(tokens.fits(null, tokens.of("session-a"))).isFalse();
    assertThat(tokens.fits("session-a", null)).isFalse();
    assertThat(tokens.fits("session-a", "")).isFalse();
  }

  @Test
  void the_token_does_not_give_the_session_away() {
    assertThat(tokens.of("session-a")).doesNotContain("session-a");
  }

  /** A fingerprint is all that a token needs of the vault. */
  private record Fingerprints() implements Vault {
    @Override
    public byte[] seal(String words, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String open(byte[] sealed, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] seal(byte[] content, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public byte[] unseal(byte[] sealed, String owner) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String fingerprint(String words) {
      return Secrets.digest("a key", words);
    }
  }
}
