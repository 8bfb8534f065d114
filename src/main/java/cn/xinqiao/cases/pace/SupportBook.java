package cn.xinqiao.cases.pace;

import cn.xinqiao.cases.CaseState;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Optional;

/** Keeps which cases are supported. Each act joins the transaction of the caller. */
@ApplicationScoped
class SupportBook implements Supporting {
  private final EntityManager entities;
  private final Casework casework;
  private final Clock clock;

  SupportBook(EntityManager entities, Casework casework, Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.clock = clock;
  }

  @Override
  public void goesOn(InHand ended, Caller caller) {
    if (isEnded(ended.state()) && underWay(ended.number()).isEmpty()) {
      begin(ended);
      casework.write(ended, caller, Note.of(Happening.SUPPORT_BEGUN));
    }
  }

  /** A talk, or help that was arranged: the first one begins it. */
  void support(InHand ended, Caller caller, String said) {
    boolean begins = underWay(ended.number()).isEmpty();
    if (begins) {
      begin(ended);
    }
    var what = begins ? Happening.SUPPORT_BEGUN : Happening.SUPPORT_NOTED;
    casework.write(ended, caller, Note.of(what).saying(said));
  }

  private void begin(InHand ended) {
    entities.persist(new Support(ended, clock.instant()));
  }

  /**
   * @throws Refusal.Conflict when there is none under way
   */
  void end(InHand ended, Caller caller, String said) {
    underWay(ended.number())
        .orElseThrow(() -> new Refusal.Conflict("no support is under way (any more)"))
        .end(clock.instant());
    casework.write(ended, caller, Note.of(Happening.SUPPORT_ENDED).saying(said));
  }

  Optional<Support> underWay(CaseNumber number) {
    return entities
        .createQuery("from Support where caseNumber = :number and endedAt is null", Support.class)
        .setParameter("number", number.toString())
        .getResultStream()
        .findFirst();
  }

  static boolean isEnded(CaseState state) {
    return switch (state) {
      case REPLIED, REFUSED, CLOSED -> true;
      case OPEN, ACCEPTED, WITHDRAWN -> false;
    };
  }
}
