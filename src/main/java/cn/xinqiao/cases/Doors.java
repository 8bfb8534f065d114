package cn.xinqiao.cases;

import cn.xinqiao.kernel.Language;
import java.util.List;
import java.util.Optional;

/**
 * 依法分类处理: the doors for what is no petition proper, from {@code seeds/rules/routes.csv}. A refusal
 * names one.
 */
public interface Doors {

  List<Door> all();

  Optional<Door> find(String id);

  /** Where to go when nobody said more: the body that the reasons name, and who can tell it. */
  Door otherBody();

  /** Where to go, within which time, and how. */
  interface Door {
    /** Stands in the timeline and in stored documents. */
    String id();

    String name(Language language);

    String limit(Language language);

    String how(Language language);
  }
}
