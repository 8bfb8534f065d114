package cn.xinqiao.channel.email;

import cn.xinqiao.channel.Parcel;
import cn.xinqiao.kernel.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The ids of our own letters. An id says which message of which talk it carries, and is sealed, so
 * that nobody can report a letter lost, or answer one, that they never saw.
 */
@ApplicationScoped
class OwnIds {
  private static final long NO_TALK = 0;
  private static final Pattern OURS =
      Pattern.compile("<xq\\.(\\d{1,18})\\.(\\d{1,18})\\.(\\d{1,18})\\.([0-9a-f]{16})@[^>\\s]+>");

  private final Vault vault;
  private final MailAccount account;

  OwnIds(Vault vault, MailAccount account) {
    this.vault = vault;
    this.account = account;
  }

  /**
   * A letter of ours.
   *
   * @param id as the header has it, with its angle brackets
   * @param conversationId whose talk
   * @param seq the number of its message in that talk, from 1; 0 for a notice to an officer, which
   *     belongs to no talk
   */
  record Letter(String id, long conversationId, long seq) {
    boolean isNotice() {
      return seq == NO_TALK;
    }
  }

  /** The same for each try: a letter that leaves twice is shown once by most readers. */
  String of(Parcel parcel) {
    var name = parcel.id() + "." + parcel.conversationId() + "." + parcel.seq();
    return "<xq." + name + "." + seal(name) + "@" + account.domain() + ">";
  }

  /**
   * The same for each try as well.
   *
   * @param notice two numbers with a full stop between them
   */
  String ofNotice(String notice) {
    var name = notice + "." + NO_TALK;
    return "<xq." + name + "." + seal(name) + "@" + account.domain() + ">";
  }

  /** What all letters of a talk refer to, so that they are shown as one thread. */
  String root(long conversationId) {
    var name = "talk." + conversationId;
    return "<xq." + name + "." + seal(name) + "@" + account.domain() + ">";
  }

  /** The last one of ours that these headers or words name. */
  Optional<Letter> last(String text) {
    return OURS.matcher(text)
        .results()
        .filter(found ->
            seal(found.group(1) + "." + found.group(2) + "." + found.group(3))
                .equals(found.group(4)))
        .map(found ->
            new Letter(
                found.group(), Long.parseLong(found.group(2)), Long.parseLong(found.group(3))))
        .reduce((earlier, later) -> later);
  }

  private String seal(String name) {
    return vault.fingerprint("letter:" + name).substring(0, 16);
  }
}
