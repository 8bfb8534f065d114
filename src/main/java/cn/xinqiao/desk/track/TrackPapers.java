package cn.xinqiao.desk.track;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.document.OwnDocuments;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import java.util.List;

/**
 * What a resident reads about the documents of a case.
 *
 * @param consent what was said about electronic service, in words
 */
record TrackPapers(List<Paper> list, String consent, boolean given, boolean refused) {

  /**
   * @param served when it was served, or that it is on its way
   */
  record Paper(long id, String title, String number, String served) {}

  static TrackPapers of(OwnDocuments.Shelf shelf, CaseFile file, Texts texts) {
    var language = file.language();
    var key = shelf.consent().map(given -> given ? "isGiven" : "isRefused").orElse("open");
    return new TrackPapers(
        shelf.documents().stream().map(one -> paper(one, language, texts)).toList(),
        texts.say(language, "track.consent." + key),
        shelf.consent().orElse(false),
        !shelf.consent().orElse(true));
  }

  private static Paper paper(OwnDocuments.Own own, Language language, Texts texts) {
    var served =
        own.servedOn()
            .map(day -> texts.say(language, "track.documents.served", TrackView.day(day, language)))
            .orElseGet(() -> texts.say(language, "track.documents.sent"));
    return new Paper(
        own.id(),
        own.title(),
        own.number(),
        own.replaced() ? served + " · " + texts.say(language, "track.documents.replaced") : served);
  }
}
