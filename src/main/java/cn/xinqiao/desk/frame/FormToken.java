package cn.xinqiao.desk.frame;

import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * What a form carries to show that a page of ours made it: a keyed fingerprint of the session, so
 * nothing has to be stored, and another site can neither read nor compute it.
 */
@ApplicationScoped
class FormToken {
  private final Vault vault;

  FormToken(Vault vault) {
    this.vault = vault;
  }

  String of(String session) {
    return vault.fingerprint("desk-form:" + session);
  }

  /** Takes as long for a nearly right token as for a wrong one. */
  boolean fits(String session, String token) {
    return session != null
        && token != null
        && MessageDigest.isEqual(
            of(session).getBytes(StandardCharsets.US_ASCII),
            token.getBytes(StandardCharsets.UTF_8));
  }
}
