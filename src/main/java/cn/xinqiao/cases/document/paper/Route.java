package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.Doors;
import cn.xinqiao.kernel.Language;

/**
 * A door for what is no petition proper, with its time limit and how to go there.
 *
 * @param id stands in stored documents
 */
public record Route(
    String id,
    String nameZh,
    String nameEn,
    String limitZh,
    String limitEn,
    String howZh,
    String howEn)
    implements Doors.Door {

  @Override
  public String name(Language language) {
    return switch (language) {
      case ZH -> nameZh;
      case EN -> nameEn;
    };
  }

  @Override
  public String limit(Language language) {
    return switch (language) {
      case ZH -> limitZh;
      case EN -> limitEn;
    };
  }

  @Override
  public String how(Language language) {
    return switch (language) {
      case ZH -> howZh;
      case EN -> howEn;
    };
  }
}
