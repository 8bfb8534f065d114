package cn.xinqiao.api;

import cn.xinqiao.insight.Rates;
import cn.xinqiao.insight.Rates.Wanted;
import cn.xinqiao.insight.Week;
import cn.xinqiao.kernel.CurrentCaller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Subject;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The figures of the caller's subtree, for who leads an office and for auditors. */
@Path("/api/insight")
@RolesAllowed({"LEAD", "AUDITOR"})
public class InsightResource {
  private final Rates rates;
  private final CurrentCaller caller;

  InsightResource(Rates rates, CurrentCaller caller) {
    this.rates = rates;
    this.caller = caller;
  }

  /**
   * @param week one week, in place of the first and the last
   */
  @GET
  @Path("/rates")
  public RatesView rates(
      @RestQuery String office,
      @RestQuery String subject,
      @RestQuery String week,
      @RestQuery String from,
      @RestQuery String to) {
    var one = CaseResource.read("week", week, Week::valueOf);
    var wanted =
        new Wanted(
            CaseResource.read("office", office, OfficeCode::new),
            CaseResource.read("subject", subject, s -> Subject.ofCode(s).orElseThrow()),
            one.or(() -> week("from", from)),
            one.or(() -> week("to", to)));
    return RatesView.of(rates.of(caller.get(), wanted, Rates.As.PROGRAM));
  }

  private static Optional<Week> week(String name, String text) {
    return CaseResource.read(name, text, Week::valueOf);
  }
}
