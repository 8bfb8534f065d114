package cn.xinqiao.insight;

import cn.xinqiao.insight.Occurrence.Word;
import java.util.List;

/**
 * Each reporter who was asked once, in the week of the first question, as soon as there is an end
 * to it: an answer, or the time for one is over. The resident's last word counts, also while the
 * matter is handled again; what an officer wrote down of a call, and words that no key could be
 * read from, stand apart until the resident confirms them, and so does a case that was closed
 * without an answer.
 */
final class CountedAnswers implements Counted {
  /** Who was asked, answered, noted or closed within the weeks: all others need no look. */
  private static final String TOUCHED =
      """
      select r.reporter_id from revisit r where %1$s
        union select t.reporter_id from key_turn t where t.who <> 'OFFICE' and %2$s
        union select x.reporter_id from closing_override w join reporter_keys x
            on x.case_number = w.case_number where w.approved = true and %3$s
        union select x.reporter_id from closing_override w join cases h on h.joined_to = w.case_number
            join reporter_keys x on x.case_number = h.number where w.approved = true and %3$s\
      """;

  private static final String STANDING =
      """
      select k.case_number, k.asked, k.matter, k.heart, k.again, k.matter_at, k.heart_at,
          k.settled_at, k.no_more_at, k.proposed_matter, k.proposed_heart, k.proposed_at,
          (select min(r.sent_at) from revisit r where r.reporter_id = k.reporter_id
            and coalesce(r.reason, '') not in ('NOT_PUT', 'NOT_CALLED')) as first_at,
          (select max(case when r.asks = 'HEART' or r.asking = 'HEART' then 1 else 0 end)
            from revisit r where r.reporter_id = k.reporter_id and r.sent_at is not null) as of_heart,
          (select count(*) from revisit r where r.reporter_id = k.reporter_id
            and r.state in ('SENT', 'PROVED')) as waits,
          (select count(*) from revisit r where r.reporter_id = k.reporter_id
            and r.state = 'ANSWERED') as spoke,
          (select max(t.id) from key_turn t where t.reporter_id = k.reporter_id
            and t.who = 'RESIDENT' and t.what in ('AT_EASE', 'UNHAPPY', 'NOT_AT_EASE')) as last_heart,
          (select min(w.settled_at) from closing_override w where w.approved = true
            and w.case_number = coalesce(h.joined_to, h.number)) as closed_at
        from (%s) a join reporter_keys k on k.reporter_id = a.reporter_id
          join cases h on h.number = k.case_number
        where k.asked <> 'NONE'\
      """;

  private static final String WORDS =
      """
      select k.case_number, case when k.again > 0 then 1 else 0 end as again,
          case when k.settled_at is null then 0 else 1 end as settled,
          case when k.asked = 'HEART' then 'NOT_ASKED'
            when k.matter = 'CONFIRMED' then 'YES'
            when k.matter_at is not null then 'NO'
            when k.closed_at is not null then 'OVERRIDE'
            when k.proposed_matter is not null then 'UNCONFIRMED'
            when k.spoke > 0 and k.heart_at is null and k.no_more_at is null then 'UNCONFIRMED'
            when k.first_at is not null and (k.waits = 0 or k.no_more_at is not null) then 'SILENT'
            else 'NOT_ASKED' end as matter,
          case when k.asked = 'QUESTION' then 'NOT_ASKED'
            when k.heart = 'AT_EASE' then 'YES'
            when k.heart in ('UNHAPPY', 'NOT_AT_EASE') then 'NO'
            when k.heart = 'UNKNOWN' and exists (select 1 from key_turn t where t.id = k.last_heart
              and t.what <> 'AT_EASE') then 'NO'
            when k.closed_at is not null then 'OVERRIDE'
            when k.proposed_heart is not null then 'UNCONFIRMED'
            when k.of_heart = 1 and k.spoke > 0 and k.matter_at is null and k.no_more_at is null
              then 'UNCONFIRMED'
            when k.of_heart = 1 and (k.waits = 0 or k.no_more_at is not null) then 'SILENT'
            else 'NOT_ASKED' end as heart,
          coalesce(k.first_at, k.matter_at, k.heart_at, k.proposed_at, k.closed_at) as at
        from (%s) k\
      """;

  @Override
  public String rows(Scoped looked) {
    var touched =
        TOUCHED.formatted(
            looked.within("r.sent_at"), looked.within("t.at"), looked.within("w.settled_at"));
    return "select %s as office, c.subject, c.kind, %s as week, d.matter, d.heart, d.settled, d.again"
            .formatted(Scoped.holder("d.at"), looked.week("d.at"))
        + " from (%s) d join cases c on c.number = d.case_number where %s and %s"
            .formatted(
                WORDS.formatted(STANDING.formatted(touched)),
                looked.within("d.at"),
                looked.visible())
        + " and (d.matter <> 'NOT_ASKED' or d.heart <> 'NOT_ASKED')";
  }

  @Override
  public List<String> outcome() {
    return List.of("matter", "heart", "settled", "again");
  }

  @Override
  public Occurrence read(List<Object> outcome) {
    return new Occurrence.Asked(
        Word.valueOf((String) outcome.get(0)),
        Word.valueOf((String) outcome.get(1)),
        Counted.isYes(outcome.get(2)),
        Counted.isYes(outcome.get(3)));
  }
}
