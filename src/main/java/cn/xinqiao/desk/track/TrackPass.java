package cn.xinqiao.desk.track;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What the forms of a case's page carry in place of the six digits: number, code and an end, sealed
 * with our key. No cookie is needed, another site cannot make one, and nothing has to be stored.
 */
@ApplicationScoped
class TrackPass {
  private static final Duration LASTS = Duration.ofMinutes(30);

  private final Vault vault;
  private final Clock clock;

  TrackPass(Vault vault, Clock clock) {
    this.vault = vault;
    this.clock = clock;
  }

  String of(CaseNumber number, String code) {
    var words = clock.instant().plus(LASTS).getEpochSecond() + " " + code;
    return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.seal(words, owner(number)));
  }

  /** The code, when the pass is ours, for this case, and not over. */
  Optional<String> code(CaseNumber number, String pass) {
    return open(number, pass)
        .filter(parts -> clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[0]))))
        .map(parts -> parts[1]);
  }

  private Optional<String[]> open(CaseNumber number, String pass) {
    try {
      var sealed = Base64.getUrlDecoder().decode(pass.getBytes(StandardCharsets.US_ASCII));
      return Optional.of(vault.open(sealed, owner(number)).split(" ", 2));
    } catch (IllegalArgumentException | IllegalStateException e) {
      return Optional.empty(); // made up, of another case, or sealed before the keys changed
    }
  }

  private static String owner(CaseNumber number) {
    return "track:" + number;
  }
}
