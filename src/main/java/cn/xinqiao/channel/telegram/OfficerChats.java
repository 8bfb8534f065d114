package cn.xinqiao.channel.telegram;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.channel.telegram.Happening.Person;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeAddresses;
import cn.xinqiao.office.NoticeCodes;
import cn.xinqiao.office.NoticeCodes.Joined;
import cn.xinqiao.office.OfficeTree;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;

/**
 * Joins a chat to an officer's notices when it brings the code that the desk has shown. The same
 * chat stays what it is for everybody: a place to tell one's own matters.
 */
@ApplicationScoped
class OfficerChats {
  /** Alone, or as what a link to the bot begins with; the characters that a code is made of. */
  private static final Pattern BROUGHT =
      Pattern.compile("(?i)\\s*(/start\\s+)?([A-HJKMNP-Z2-9]{6})\\s*");

  private final NoticeCodes codes;
  private final AuditTrail audit;
  private final OfficeTree offices;
  private final Courtesy courtesy;
  private final Texts texts;

  OfficerChats(
      NoticeCodes codes, AuditTrail audit, OfficeTree offices, Courtesy courtesy, Texts texts) {
    this.codes = codes;
    this.audit = audit;
    this.offices = offices;
    this.courtesy = courtesy;
    this.texts = texts;
  }

  /**
   * Committed when this returns.
   *
   * @return whether that was all that the words were for; six letters that are nobody's code may be
   *     anything, and then they are a resident's
   */
  boolean takes(Person person, String words) {
    var brought = BROUGHT.matcher(words);
    if (!brought.matches()) {
      return false;
    }
    boolean isCommand = brought.group(1) != null;
    var joined =
        QuarkusTransaction.requiringNew().call(() -> join(person.chat(), brought.group(2)));
    return switch (joined) {
      case Joined.Yes yes -> told(person, "telegram.officer.joined", name(yes, person));
      case Joined.Again() -> true;
      case Joined.Full() -> told(person, "telegram.officer.full", NoticeAddresses.MOST);
      case Joined.Unknown() -> isCommand && told(person, "telegram.officer.unknown", minutes());
      case Joined.Paused() -> isCommand && told(person, "telegram.officer.paused");
    };
  }

  private Joined join(String chat, String code) {
    var joined = codes.join(AddressKind.TELEGRAM, chat, code);
    if (joined instanceof Joined.Yes(var officer, var login, var office)) {
      audit.record(officer, Act.CHANGE_ADDRESS, login, "join " + AddressKind.TELEGRAM);
    }
    return joined;
  }

  private boolean told(Person person, String key, Object... parts) {
    courtesy.tell(person.chat(), texts.say(person.language(), key, parts));
    return true;
  }

  private String name(Joined.Yes joined, Person person) {
    return offices.get(joined.office()).name(person.language());
  }

  private static long minutes() {
    return NoticeCodes.LIVES.toMinutes();
  }
}
