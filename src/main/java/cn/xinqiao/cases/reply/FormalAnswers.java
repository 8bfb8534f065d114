package cn.xinqiao.cases.reply;

import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.reply.Replies.Tally;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps that decisions left, and counts them. */
@ApplicationScoped
class FormalAnswers {
  private static final ZoneId CITY = ZoneId.of("Asia/Shanghai");
  private static final int COUNTED_DAYS = 365;
  private static final String SEPARATOR = ",";

  private final EntityManager entities;
  private final OfficeTree offices;
  private final Clock clock;

  FormalAnswers(EntityManager entities, OfficeTree offices, Clock clock) {
    this.entities = entities;
    this.offices = offices;
    this.clock = clock;
  }

  /** Checks as they are kept, and as a line of the timeline has them. */
  static String codes(Collection<Finding> lacking) {
    return lacking.stream()
        .map(finding -> finding.check().name())
        .distinct()
        .collect(Collectors.joining(SEPARATOR));
  }

  /**
   * @param lacking as {@link #codes} has them; empty where nothing was lacking
   */
  void left(InHand working, Caller by, Optional<DocumentKind> document, Optional<String> lacking) {
    entities.persist(new FormalAnswer(working, by, document, lacking, clock.instant()));
  }

  private record Row(String office, String overridden, long count) {}

  /** A case that has become confidential is counted at its own desk alone. */
  List<Tally> tallies(OfficeCode below) {
    return entities
        .createQuery(
            "select a.officeCode, a.overridden, count(a) from FormalAnswer a join Case c on c.number"
                + " = a.caseNumber and (c.confidential = false or a.officeCode = :own) where"
                + " a.officeCode like :subtree and a.leftAt >= :since group by a.officeCode,"
                + " a.overridden",
            Object[].class)
        .setParameter("own", below.value())
        .setParameter("subtree", below.subtreePattern())
        .setParameter("since", clock.instant().atZone(CITY).minusDays(COUNTED_DAYS).toInstant())
        .getResultStream()
        .map(row -> new Row((String) row[0], (String) row[1], ((Number) row[2]).longValue()))
        .collect(Collectors.groupingBy(Row::office, TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(entry -> tally(new OfficeCode(entry.getKey()), entry.getValue()))
        .toList();
  }

  private Tally tally(OfficeCode office, List<Row> rows) {
    var lacking = new EnumMap<ReplyCheck, Long>(ReplyCheck.class);
    long overridden = 0;
    for (Row row : rows) {
      if (row.overridden() != null) {
        overridden += row.count();
        Arrays.stream(row.overridden().split(SEPARATOR))
            .map(ReplyCheck::valueOf)
            .forEach(check -> lacking.merge(check, row.count(), Long::sum));
      }
    }
    long left = rows.stream().mapToLong(Row::count).sum();
    return new Tally(offices.get(office), left, overridden, Map.copyOf(lacking));
  }
}
