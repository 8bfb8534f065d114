package cn.xinqiao.desk.figures;

import cn.xinqiao.insight.Rates.Wanted;
import cn.xinqiao.insight.Report;
import cn.xinqiao.insight.Week;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Subject;
import jakarta.ws.rs.core.UriBuilder;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestQuery;

/** What the form of the page asks for; all of it may be empty. */
public class Asking {
  @RestQuery String office;
  @RestQuery String subject;
  @RestQuery String from;
  @RestQuery String to;

  /** Weeks that were chosen the wrong way round are meant the right way. */
  Wanted wanted() {
    var first = read(from, Week::valueOf);
    var last = read(to, Week::valueOf);
    boolean turned = first.isPresent() && last.isPresent() && last.get().compareTo(first.get()) < 0;
    return new Wanted(
        read(office, OfficeCode::new),
        read(subject, Subject::valueOf),
        turned ? last : first,
        turned ? first : last);
  }

  /**
   * @throws Refusal.NotFound for what cannot be read: no form of ours sends it
   */
  private static <T> Optional<T> read(String text, Function<String, T> reader) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(text.strip()));
    } catch (IllegalArgumentException | Refusal.Malformed e) {
      throw new Refusal.NotFound("there are no such figures");
    }
  }

  /** The same question to another page. */
  static String address(String path, Report.Asked asked) {
    var address =
        UriBuilder.fromPath(path)
            .queryParam("office", asked.office())
            .queryParam("from", asked.weeks().first())
            .queryParam("to", asked.weeks().last());
    asked.subject().ifPresent(subject -> address.queryParam("subject", subject.name()));
    return address.build().toString();
  }
}
