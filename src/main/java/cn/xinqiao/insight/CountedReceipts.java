package cn.xinqiao.insight;

import java.util.List;

/**
 * Each case once, in the week in which it came in, with the office that has it, reviews aside; and
 * whether the same resident had reported something of the same subject shortly before. What is
 * opened for new facts repeats nothing, and nothing confidential is seen to be repeated elsewhere.
 */
final class CountedReceipts implements Counted {
  private static final String EARLIER =
      """
      select 1 from case_reporter r join case_reporter b on b.resident_id = r.resident_id
          join cases p on p.number = b.case_number
        where r.case_number = c.number and r.part <> 'JOINED' and b.part <> 'JOINED'
          and p.number <> c.number and p.kind = c.kind and p.subject = c.subject
          and p.status <> 'WITHDRAWN' and p.received_at < c.received_at
          and (p.confidential = false or p.office_code = '%s')
          and timestampdiff(second, p.received_at, c.received_at) <= %d\
      """;

  private final int days;

  /**
   * @param days within which it is the same matter again
   */
  CountedReceipts(int days) {
    this.days = days;
  }

  @Override
  public String rows(Scoped looked) {
    var again =
        "case when exists (%s) and not exists".formatted(earlier(looked))
            + " (select 1 from case_link n where n.case_number = c.number) then 1 else 0 end";
    return "select %s as office, c.subject, c.kind, %s as week, %s as again"
            .formatted(
                Scoped.holder(Scoped.stamp(looked.now())), looked.week("c.received_at"), again)
        + " from cases c where %s and %s"
            .formatted(looked.within("c.received_at"), looked.visible());
  }

  private String earlier(Scoped looked) {
    return EARLIER.formatted(looked.caller().office(), 86_400L * days);
  }

  @Override
  public List<String> outcome() {
    return List.of("again");
  }

  @Override
  public Occurrence read(List<Object> outcome) {
    return new Occurrence.Received(Counted.isYes(outcome.getFirst()));
  }
}
