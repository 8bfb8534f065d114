package cn.xinqiao.conversation.internal;

import cn.xinqiao.routing.Router;
import jakarta.enterprise.context.ApplicationScoped;

/** What an officer settled with the resident is not asked again. */
@ApplicationScoped
public class Settling {
  private final Router router;

  Settling(Router router) {
    this.router = router;
  }

  /**
   * The draft that was open meanwhile, with the places that the officer's summary names, and with
   * the question that is still to be asked.
   */
  public Draft with(Draft open, Stage asked, String summary) {
    var route = router.route(summary);
    var settled = open;
    for (int i = 0; i < open.matters().size(); i++) {
      var matter = open.matters().get(i);
      if (matter.where().isMissing()) {
        settled = settled.with(i, matter.at(matter.where().learnedFrom(route)));
      }
    }
    boolean answered = asked == Stage.WHERE && settled.firstWithoutOffice() < 0;
    return settled.pausedAt(answered ? Stage.CARD : asked);
  }
}
