package cn.xinqiao.cases.document;

import cn.xinqiao.cases.Stage;
import cn.xinqiao.cases.document.paper.Remedies;
import cn.xinqiao.cases.document.paper.Remedy;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The remedy sentence of the documents, for a decision that is told without one. */
@ApplicationScoped
public class RemedyWords {
  private final Remedies remedies;
  private final OfficeTree offices;

  RemedyWords(Remedies remedies, OfficeTree offices) {
    this.remedies = remedies;
    this.offices = offices;
  }

  /**
   * Where to object, by when and what to bring.
   *
   * @param decides the office whose decision it is
   * @return empty after the last stage, and where nobody stands above
   */
  public Optional<String> of(OfficeCode decides, Stage stage, Language language) {
    return remedy(stage)
        .flatMap(due ->
            offices
                .get(decides)
                .above()
                .map(offices::get)
                .map(above ->
                    remedies.review(due, above.code(), FormalName.of(above, language), language)));
  }

  private static Optional<Remedy> remedy(Stage stage) {
    return switch (stage) {
      case HANDLING -> Optional.of(Remedy.REVIEW);
      case REVIEW -> Optional.of(Remedy.FINAL_REVIEW);
      case FINAL_REVIEW -> Optional.empty();
    };
  }
}
