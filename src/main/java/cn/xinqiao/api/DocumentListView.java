package cn.xinqiao.api;

import cn.xinqiao.cases.document.Documents;
import java.util.List;

/** The documents of a case, without words. */
record DocumentListView(
    List<DocumentView> items, List<Documents.Offer> offered, Documents.Consent consent) {

  static DocumentListView of(Documents.Overview overview) {
    return new DocumentListView(
        overview.documents().stream().map(DocumentView::of).toList(),
        overview.offered(),
        overview.consent());
  }
}
