package cn.xinqiao.channel.sms;

import cn.xinqiao.channel.ChannelRules;
import cn.xinqiao.channel.sms.SmsAccount.Agreed;
import cn.xinqiao.channel.sms.SmsGateway.Order;
import cn.xinqiao.channel.sms.SmsTemplates.Purpose;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notice;
import cn.xinqiao.office.NoticeWay.Letter;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes a notice as a registered text with its places filled, in Chinese as all officers read, and
 * no longer than the gateway takes.
 */
@ApplicationScoped
class OfficerMessages {
  private static final Language LANGUAGE = Language.ZH;

  private final SmsTemplates templates;
  private final OfficeTree offices;
  private final Texts texts;
  private final Clock clock;
  private final int longest;

  OfficerMessages(
      SmsTemplates templates, OfficeTree offices, Texts texts, Clock clock, ChannelRules rules) {
    this.templates = templates;
    this.offices = offices;
    this.texts = texts;
    this.clock = clock;
    this.longest = rules.of(SmsAdapter.CHANNEL).longest();
  }

  /** What stands in the places, and which of them may be cut when it is too long. */
  private record Filled(Purpose purpose, Map<String, String> params, String cuttable) {}

  Order write(Letter letter, Agreed agreed) {
    var filled = filled(letter.notice(), agreed.publicAddress() + "/desk");
    var template = templates.of(filled.purpose(), LANGUAGE);
    return new Order(
        letter.address(),
        agreed.sign(),
        template.id(),
        cut(template, filled, longest - sender(agreed).length()),
        "xqn" + letter.id(),
        clock.instant());
  }

  private Filled filled(Notice notice, String desk) {
    return switch (notice) {
      case Notice.Emergency emergency ->
          new Filled(
              Purpose.ALARM,
              Map.of(
                  "call", texts.say(LANGUAGE, "notice.call." + emergency.reason()),
                  "danger", emergency.danger(),
                  "number", emergency.caseNumber(),
                  "office", name(emergency.office()),
                  "place",
                      emergency
                          .place()
                          .orElseGet(() -> texts.say(LANGUAGE, "notice.place.unknown")),
                  "link", emergency.link().orElse(desk)),
              "place");
      case Notice.Gathered(var _, var words, var link) -> atDesk(words, link.orElse(desk));
      case Notice.Asked(var _, var words, var link) -> atDesk(words, link.orElse(desk));
      case Notice.Trial trial ->
          new Filled(Purpose.TRIAL, Map.of("office", name(trial.office())), "office");
    };
  }

  private static Filled atDesk(String words, String link) {
    return new Filled(
        Purpose.GATHERED, Map.of("news", words.replace("\n", "；"), "link", link), "news");
  }

  private static Map<String, String> cut(
      SmsTemplates.Template template, Filled filled, int longest) {
    int over = template.filled(filled.params()).length() - longest;
    if (over <= 0) {
      return filled.params();
    }
    var words = filled.params().get(filled.cuttable());
    int rest = Math.max(0, words.length() - over - 1);
    if (rest > 0 && Character.isHighSurrogate(words.charAt(rest - 1))) {
      rest--;
    }
    var shorter = new HashMap<>(filled.params());
    shorter.put(filled.cuttable(), words.substring(0, rest) + "…");
    return shorter;
  }

  /** As the gateway sets it before the text. */
  private static String sender(Agreed agreed) {
    return "【" + agreed.sign() + "】";
  }

  private String name(OfficeCode office) {
    return offices.get(office).name(LANGUAGE);
  }
}
