package cn.xinqiao.cases.charge;

import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.WordsErased;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Texts;
import cn.xinqiao.office.Notices;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;

/** Writes down that residents ask for somebody else, and tells the leads who decide. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WishBook implements RecusalWishes {
  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final Deciders deciders;
  private final Notices notices;
  private final Texts texts;
  private final Clock clock;

  WishBook(
      EntityManager entities,
      Casework casework,
      OneHandling handling,
      Deciders deciders,
      Notices notices,
      Texts texts,
      Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.deciders = deciders;
    this.notices = notices;
    this.texts = texts;
    this.clock = clock;
  }

  @Override
  public boolean wish(CaseNumber number, String words) {
    var main = handling.mainOf(number);
    var handled = casework.now(main);
    if (handled.state().isEnded()) {
      throw new Refusal.Conflict("a case that is " + handled.state() + " is handled by nobody");
    }
    if (!open(main).isEmpty()) {
      return false;
    }
    var wish = new RecusalWish(main, words, clock.instant());
    entities.persist(wish);
    // the words are for the lead: whoever is meant reads the timeline as well
    casework.note(main, Note.of(Happening.RECUSAL_ASKED, wish.code()));
    deciders
        .of(handled)
        .forEach(lead ->
            notices.gathered(
                lead.id(), lead.office(), texts.say(Language.ZH, "charge.notice.wish", main)));
    return true;
  }

  List<RecusalWish> open(CaseNumber number) {
    return entities
        .createQuery(
            "from RecusalWish where caseNumber = :number and decidedAt is null order by id",
            RecusalWish.class)
        .setParameter("number", number.toString())
        .getResultList();
  }

  /** What a lead of this office, or one above those that hold the cases, may have to decide. */
  List<CaseNumber> openBelow(OfficeCode office, int most) {
    return entities
        .createQuery(
            "select w.caseNumber from RecusalWish w join Case c on c.number = w.caseNumber where"
                + " w.decidedAt is null and c.officeCode like :subtree order by w.wishedAt",
            String.class)
        .setParameter("subtree", office.subtreePattern())
        .setMaxResults(most)
        .getResultStream()
        .map(CaseNumber::valueOf)
        .toList();
  }

  void erased(@Observes WordsErased gone) {
    entities
        .createQuery("update RecusalWish set words = null where caseNumber = :number")
        .setParameter("number", gone.number().toString())
        .executeUpdate();
  }
}
