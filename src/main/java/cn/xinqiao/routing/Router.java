package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.office.OfficeTree;

/**
 * Finds the street office that owns the place a message speaks of: named street before committee
 * before district. What is ambiguous is not decided, because one question is less harm than a case
 * on the wrong desk. Immutable, safe for any number of threads.
 */
public final class Router {
  private final OfficeTree tree;
  private final Cues cues;
  private final PlaceReader reader;

  /**
   * @param words {@code place-words.csv}: what denies, compares or corrects a place
   */
  public Router(OfficeList offices, SeedFile words) {
    tree = offices.tree();
    cues = new Cues(words);
    reader = new PlaceReader(new PlaceNames(offices, cues.noPlaces()));
  }

  public Route route(String words) {
    return route(words, OfficeCode.CITY);
  }

  /**
   * @param within what is known already, such as the district the resident chose; the city when
   *     nothing is
   */
  public Route route(String words, OfficeCode within) {
    var text = new PlainText(words);
    var meant = cues.sift(text, reader.read(text));
    return new Decision(tree, text, meant, within).route();
  }
}
