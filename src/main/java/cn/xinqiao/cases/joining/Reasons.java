package cn.xinqiao.cases.joining;

import cn.xinqiao.cases.joining.LikelyDuplicates.Likeness;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Says in words why two cases are likely the same: where, when, what. */
@ApplicationScoped
class Reasons {
  private final Texts texts;
  private final PublicThings things;

  Reasons(Texts texts, PublicThings things) {
    this.texts = texts;
    this.things = things;
  }

  List<String> of(Likeness likeness, Language language) {
    var reasons = new ArrayList<String>();
    reasons.add(
        switch (likeness.near()) {
          case AREA -> texts.say(language, "join.why.area", likeness.area().orElse(""));
          case NEIGHBOURHOOD -> texts.say(language, "join.why.neighbourhood");
          case STREET -> texts.say(language, "join.why.street");
        });
    reasons.add(
        likeness.days() == 0
            ? texts.say(language, "join.why.day")
            : texts.say(language, "join.why.days", likeness.days() + 1));
    likeness
        .thing()
        .map(code -> texts.say(language, "join.why.thing", things.name(code, language)))
        .ifPresent(reasons::add);
    reasons.add(
        texts.say(
            language, "join.why.meaning", Math.round(100 * Math.min(1, likeness.likeness()))));
    return reasons;
  }
}
