package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.Eraser;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.resident.Residents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Erases the words and pictures of cases that ended long ago, and the codes that opened them. The
 * case and its timeline stay: ids, codes, times, and digests that nobody can match any more,
 * because their salt goes with the words. A case of which the office still owes something is never
 * due; one that was answered and never closed is, once nothing has happened for as long.
 */
@ApplicationScoped
class CaseErasure implements Eraser {
  /**
   * That a message arrived is nothing new: it may have waited for years to be fetched. A joined
   * case is kept as long as the one that it goes on in.
   */
  private static final String DUE =
      " from Case c where c.wordsErasedAt is null and (c.endedAt <= :before or (c.state = :replied"
          + " and c.repliedAt <= :before and not exists (select 1 from CaseLine l where"
          + " l.caseNumber = c.number and l.at > :before and l.what <> :arrival)) or exists (select"
          + " 1 from Case m where m.number = c.joinedInto and m.wordsErasedAt is not null))";

  private final EntityManager entities;
  private final Timeline timeline;
  private final AttachmentStore attachments;
  private final CaseRecordings recordings;
  private final Conversations conversations;
  private final Residents residents;
  private final Event<WordsErased> gone;
  private final Clock clock;

  CaseErasure(
      EntityManager entities,
      Timeline timeline,
      AttachmentStore attachments,
      CaseRecordings recordings,
      Conversations conversations,
      Residents residents,
      Event<WordsErased> gone,
      Clock clock) {
    this.entities = entities;
    this.timeline = timeline;
    this.attachments = attachments;
    this.recordings = recordings;
    this.conversations = conversations;
    this.residents = residents;
    this.gone = gone;
    this.clock = clock;
  }

  @Override
  public Retention.Kept keeps() {
    return Retention.Kept.CASE_WORDS;
  }

  @Override
  public List<String> due(Instant before, String after) {
    return entities
        .createQuery(
            "select c.number" + DUE + " and c.number > :after order by c.number", String.class)
        .setParameter("replied", CaseState.REPLIED)
        .setParameter("arrival", Happening.DELIVERED)
        .setParameter("before", before)
        .setParameter("after", after)
        .setMaxResults(MOST)
        .getResultList();
  }

  @Override
  public Map<String, Integer> erase(String number, Retention.Rule rule, Instant before) {
    lock("cases", "number", number);
    if (!isDue(number, before)) {
      return Map.of();
    }
    var erased = entities.find(Case.class, number);
    erased.wordsErased(clock.instant());
    entities.flush(); // what follows asks the database which cases still have words
    int words = eraseWords(number);
    int voices = recordings.erase(number);
    int pictures = erasePictures(blankMatter(erased));
    timeline.write(timeline.line(number, Happening.WORDS_ERASED).with(rule.id()));
    forgetReporters(number);
    if (!erased.state().isEnded() && !hasEndedElsewhere(erased)) {
      letGo(number);
    }
    gone.fire(new WordsErased(erased.number()));
    var counts = new HashMap<>(Map.of("cases", 1, "words", words, "pictures", pictures));
    if (voices > 0) {
      counts.put("recordings", voices);
    }
    return counts;
  }

  private boolean isDue(String number, Instant before) {
    return !entities
        .createQuery("select c.number" + DUE + " and c.number = :number", String.class)
        .setParameter("replied", CaseState.REPLIED)
        .setParameter("arrival", Happening.DELIVERED)
        .setParameter("before", before)
        .setParameter("number", number)
        .getResultList()
        .isEmpty();
  }

  /** What officers and residents wrote while the case was worked on. */
  private int eraseWords(String number) {
    var ids =
        entities
            .createQuery(
                "select l.wordsId from CaseLine l where l.caseNumber = :number and l.wordsId is not"
                    + " null",
                Long.class)
            .setParameter("number", number)
            .getResultList();
    return entities
        .createQuery("delete from CaseWords where id in :ids")
        .setParameter("ids", ids)
        .executeUpdate();
  }

  /**
   * @return the intake that the matter came with
   */
  private long blankMatter(Case erased) {
    // reasons quote the words that they were found in
    entities
        .createQuery(
            "update Matter set words = '', summary = '', place = null, since = null, wanted = null,"
                + " reasons = '[]' where id = :id")
        .setParameter("id", erased.matterId())
        .executeUpdate();
    return entities
        .createQuery("select m.intakeId from Matter m where m.id = :id", Long.class)
        .setParameter("id", erased.matterId())
        .getSingleResult();
  }

  /** The pictures of an intake belong to all its cases and go with the last of them. */
  private int erasePictures(long intake) {
    lock("intake", "id", intake);
    long others =
        entities
            .createQuery(
                "select count(c) from Case c, Matter m where m.id = c.matterId and m.intakeId ="
                    + " :intake and c.wordsErasedAt is null",
                Long.class)
            .setParameter("intake", intake)
            .getSingleResult();
    if (others > 0) {
      return 0;
    }
    List<?> found =
        entities
            .createNativeQuery(
                "select attachment_id from intake_picture where intake_id = :intake", String.class)
            .setParameter("intake", intake)
            .getResultList();
    var pictures = found.stream().map(String.class::cast).toList();
    on("delete from intake_picture where intake_id = :id", intake).executeUpdate();
    attachments.eraseUnbound(pictures);
    return pictures.size();
  }

  /** The talks of a joined case were told of the end of the one that it went on in. */
  private boolean hasEndedElsewhere(Case joined) {
    return joined
        .joinedInto()
        .map(main -> entities.find(Case.class, main.toString()))
        .filter(main -> main.state().isEnded())
        .isPresent();
  }

  /** It was never closed, so its talks still count it among their open cases. */
  private void letGo(String number) {
    entities
        .createQuery(
            "select distinct r.conversationId from CaseReporter r where r.caseNumber = :number and"
                + " r.leftAt is null order by r.conversationId",
            Long.class)
        .setParameter("number", number)
        .getResultList()
        .forEach(talk -> conversations.lock(talk).caseErased());
  }

  /** An empty code is no code's fingerprint: nothing opens the case from outside any more. */
  private void forgetReporters(String number) {
    entities
        .createQuery("update CaseReporter set words = '', codeHash = '' where caseNumber = :number")
        .setParameter("number", number)
        .executeUpdate();
    residents.perhapsUnneeded(
        entities
            .createQuery(
                "select distinct r.residentId from CaseReporter r where r.caseNumber = :number",
                Long.class)
            .setParameter("number", number)
            .getResultList());
  }

  private void lock(String table, String key, Object id) {
    on("select " + key + " from " + table + " where " + key + " = :id for update", id)
        .getResultList();
  }

  private Query on(String sql, Object id) {
    return entities.createNativeQuery(sql).setParameter("id", id);
  }
}
