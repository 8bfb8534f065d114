package cn.xinqiao.cases.document;

import cn.xinqiao.cases.document.Documents.Copy;
import cn.xinqiao.cases.document.Documents.Format;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The documents that were brought to a resident, for whoever holds the code of the case. */
public interface OwnDocuments {

  /**
   * @throws Refusal.NotFound for a wrong number or code alike
   */
  Shelf of(CaseNumber number, String code);

  /**
   * The file as it was issued. A document that was sent electronically and is opened here has
   * arrived, whatever became of the message.
   *
   * @throws Refusal.NotFound for a wrong number or code, and for a document of others
   */
  Copy fetch(CaseNumber number, String code, long id, Format format);

  /** The resident's own word on electronic service; it can be changed at any time. */
  void consent(CaseNumber number, String code, boolean given);

  /**
   * @param consent whether documents may come electronically; empty when nothing was said
   */
  record Shelf(List<Own> documents, Optional<Boolean> consent) {}

  /**
   * @param replaced whether another one was issued in its place
   * @param servedOn empty while it is on its way
   */
  record Own(
      long id, String title, String number, boolean replaced, Optional<LocalDate> servedOn) {}
}
