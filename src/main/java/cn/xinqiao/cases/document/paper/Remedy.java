package cn.xinqiao.cases.document.paper;

import cn.xinqiao.cases.DocumentKind;
import java.util.Set;

/** What a resident can do who does not agree with a document. */
public enum Remedy {
  NONE(Set.of()),
  /** 复查 by the office above. */
  REVIEW(Set.of("days", "above", "window")),
  /** 复核 by the office above that. */
  FINAL_REVIEW(Set.of("days", "above", "window")),
  /** Nothing more in this procedure, and the document says so. */
  LAST(Set.of()),
  /** The right door for what is no petition proper. */
  ROUTE(Set.of("route.name", "route.limit", "route.how"));

  private final Set<String> places;

  Remedy(Set<String> places) {
    this.places = places;
  }

  /** The places that its sentence must have, and no others: where, by when, how. */
  Set<String> places() {
    return places;
  }

  /** Source: 信访工作条例 (2022) articles 31, 35, 36. */
  static Remedy dueIn(DocumentKind kind) {
    return switch (kind) {
      case DECISION -> REVIEW;
      case REVIEW_DECISION -> FINAL_REVIEW;
      case FINAL_DECISION -> LAST;
      case REFUSAL_NOTICE -> ROUTE;
      case ACCEPTANCE_NOTICE,
          TRANSFER_LETTER,
          EXTENSION_NOTICE,
          CLOSING_REPORT,
          MEDIATION_AGREEMENT,
          SETTLEMENT_AGREEMENT,
          RETURN_RECEIPT,
          HEARING_NOTICE ->
          NONE;
    };
  }
}
