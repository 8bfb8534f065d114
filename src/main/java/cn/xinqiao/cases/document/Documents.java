package cn.xinqiao.cases.document;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Conclusion;
import cn.xinqiao.cases.Conclusion.Way;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.document.paper.Letter;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The written documents of a case, for officers. A draft can be changed; an issued document is
 * frozen, and what is wrong in it is put right by another that names it. Who may not see the case
 * gets a {@link Refusal.NotFound}; the text names residents and is for the office that works the
 * case.
 */
public interface Documents {

  /** What a case has, without any words: for a page whose view has been written down. */
  Overview of(Caller caller, CaseNumber number);

  /** One document; the view is written down. */
  Opened open(Caller caller, CaseNumber number, long id);

  /**
   * The file: of a draft as it would be now, of an issued document exactly as it was issued.
   *
   * @throws Refusal.Forbidden when the caller does not act for the office of the case
   */
  Copy copy(Caller caller, CaseNumber number, long id, Format format);

  /** A new draft, filled from the case. */
  long draft(Caller caller, Request request, DocumentKind kind);

  /**
   * @param version of the draft that the caller saw; another one now is a conflict
   * @param values by field; fields that are not named stay as they are
   */
  void change(Caller caller, Request request, long id, int version, Map<String, String> values);

  /** A draft that is not needed. */
  void discard(Caller caller, Request request, long id);

  /** Gives it a number and freezes it, as long as nothing speaks against sending it as it is. */
  default void issue(Caller caller, Request request, long id) {
    issue(caller, request, id, Optional.empty());
  }

  /**
   * Gives it a number and freezes it.
   *
   * @param override why a decision is issued although it lacks what it must hold
   * @throws Refusal.RuleBroken naming what still has to be written; and for a decision that lacks
   *     something, without a reason ({@link cn.xinqiao.cases.ReplyReader})
   * @throws Refusal.Conflict when it says something that is not true of the case
   */
  void issue(Caller caller, Request request, long id, Optional<String> override);

  /**
   * What the office itself says in such a document.
   *
   * @param values by field
   */
  Said said(DocumentKind kind, Map<String, String> values);

  /** A draft with the same words that will replace an issued document. */
  long correct(Caller caller, Request request, long id);

  /**
   * Brings it to the resident, or writes down that it was brought.
   *
   * @throws Refusal.RuleBroken without consent, proof, or with a day that cannot be
   */
  void serve(Caller caller, Request request, long id, Handing handing);

  /** Asks every reporter who has not answered whether documents may come electronically. */
  void askConsent(Caller caller, Request request);

  /** The reporters have told an officer, by telephone or in writing. */
  void consented(Caller caller, Request request, boolean given);

  /** A kind of file. */
  enum Format {
    PDF("application/pdf", ".pdf"),
    WORD("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    private final String type;
    private final String suffix;

    Format(String type, String suffix) {
      this.type = type;
      this.suffix = suffix;
    }

    public String type() {
      return type;
    }

    public String suffix() {
      return suffix;
    }
  }

  /** Where a document stands. */
  enum Status {
    DRAFT,
    ISSUED,
    /** A corrected one was issued in its place. */
    REPLACED,
    DISCARDED
  }

  /**
   * How it is brought.
   *
   * @param on the day that counts; empty for electronic service, which finds out by itself
   * @param proof the number of the 送达回证 or of the post's receipt, or what else proves it
   * @param outcome what a decision says of an appeal; needed the first time that one is served
   * @param reporter of several the one who has it; empty when all have
   * @param scan the slip itself
   */
  record Handing(
      Way way,
      Optional<LocalDate> on,
      Optional<String> proof,
      Optional<Conclusion.Outcome> outcome,
      Optional<Long> reporter,
      Optional<Services.Scan> scan) {
    public Handing(
        Way way,
        Optional<LocalDate> on,
        Optional<String> proof,
        Optional<Conclusion.Outcome> outcome) {
      this(way, on, proof, outcome, Optional.empty(), Optional.empty());
    }

    public Handing with(Optional<Services.Scan> slip) {
      return new Handing(way, on, proof, outcome, reporter, slip);
    }

    /**
     * @throws Refusal.RuleBroken without a day
     */
    Conclusion.Serving serving() {
      return new Conclusion.Serving(
          way,
          on.orElseThrow(() -> new Refusal.RuleBroken("the day of service is needed")),
          proof.orElse(""),
          outcome,
          reporter,
          scan);
    }
  }

  /**
   * @param offered what can be drafted for such a case now
   * @param acts whether the caller works the case
   * @param services all that was served of the case, documents and answers, oldest first
   * @param recipients of several reporters whom to serve; for whoever works the case
   */
  record Overview(
      List<Listed> documents,
      List<Offer> offered,
      Consent consent,
      boolean acts,
      List<Services.Act> services,
      List<Recipient> recipients) {}

  /**
   * One of several reporters.
   *
   * @param number by which they know the case
   */
  record Recipient(long reporter, long resident, CaseNumber number) {}

  record Offer(DocumentKind kind, String title) {}

  /** How many of the reporters agreed to electronic service, or did not. */
  record Consent(int reporters, int given, int refused) {}

  /**
   * @param number empty for a draft
   * @param replaces the number of the document that it corrects
   * @param toResident whether it is served on residents
   */
  record Listed(
      long id,
      DocumentKind kind,
      String title,
      Optional<String> number,
      Status status,
      int edition,
      Optional<String> replaces,
      Optional<LocalDate> issuedOn,
      boolean toResident,
      List<Services.Act> servings) {}

  /**
   * @param source where the duty to write it comes from, and how well that is known
   * @param letter how it reads; empty for whoever does not work the case, and once it is erased
   * @param missing what a draft still needs
   */
  record Opened(
      Listed listed,
      int version,
      int templateVersion,
      String source,
      String status,
      List<Filled> fields,
      Optional<Letter> letter,
      Set<String> missing,
      Optional<String> pdfDigest) {}

  /**
   * A field of a draft.
   *
   * @param choices for a field that is chosen: id and name
   */
  record Filled(String name, String label, boolean required, String value, List<Choice> choices) {}

  record Choice(String id, String name) {}

  /**
   * @param name of the file, with its suffix
   */
  record Copy(byte[] content, Format format, String name) {}
}
