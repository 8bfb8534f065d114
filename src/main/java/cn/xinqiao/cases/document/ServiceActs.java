package cn.xinqiao.cases.document;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Conclusion.Outcome;
import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.cases.Services;
import cn.xinqiao.cases.Services.Act;
import cn.xinqiao.cases.Services.Document;
import cn.xinqiao.cases.document.Documents.Handing;
import cn.xinqiao.channel.Conversation;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Outbox;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings documents to residents (送达), as part of the caller's transaction. */
@ApplicationScoped
class ServiceActs {
  private static final Set<DocumentKind> DECISIONS =
      Set.of(DocumentKind.DECISION, DocumentKind.REVIEW_DECISION, DocumentKind.FINAL_DECISION);

  private final Casework work;
  private final OneHandling handling;
  private final DocumentBook book;
  private final Layout layout;
  private final Consents consents;
  private final Services services;
  private final Conversations conversations;
  private final Outbox outbox;
  private final Texts texts;

  ServiceActs(
      Casework work,
      OneHandling handling,
      DocumentBook book,
      Layout layout,
      Consents consents,
      Services services,
      Conversations conversations,
      Outbox outbox,
      Texts texts) {
    this.work = work;
    this.handling = handling;
    this.book = book;
    this.layout = layout;
    this.consents = consents;
    this.services = services;
    this.conversations = conversations;
    this.outbox = outbox;
    this.texts = texts;
  }

  void serve(Caller caller, Request request, long id, Handing handing) {
    var taken = work.take(caller, request, "document-serve");
    if (taken.isEmpty()) {
      return;
    }
    var document = book.get(request.number(), id);
    if (!document.isIssued()) {
      throw new Refusal.Conflict("only an issued document that was not replaced is served");
    }
    if (!layout.template(document).to().isResident()) {
      throw new Refusal.RuleBroken("this document is for no resident");
    }
    switch (handing.way()) {
      case ELECTRONIC -> send(caller, taken.get(), document, handing.outcome());
      case BY_HAND, POST, HOUSEHOLD, ANNOUNCED ->
          services.done(taken.get(), caller, Optional.of(served(document)), handing.serving());
    }
  }

  private static Document served(CaseDocument document) {
    return new Document(
        document.id(),
        document.caseNumber(),
        document.kind(),
        document.code(),
        document.issuedOn().orElseThrow());
  }

  private void send(Caller caller, InHand taken, CaseDocument document, Optional<Outcome> outcome) {
    if (DECISIONS.contains(document.kind()) && taken.subKind() == SubKind.APPEAL) {
      work.decide(taken, caller, outcome);
    }
    var agreed = consents.of(taken.number());
    var talks =
        byResident(taken.number()).entrySet().stream()
            .filter(talk -> agreed.getOrDefault(talk.getKey(), false))
            .map(Map.Entry::getValue)
            .toList();
    if (talks.isEmpty()) {
      throw new Refusal.RuleBroken("no reporter has agreed to electronic service");
    }
    var plain = book.paper(document).flatMap(Paper::plain).orElseThrow();
    var waiting =
        book.servings(document).stream()
            .filter(act -> act.arrival() != Services.Arrival.FAILED)
            .flatMap(act -> act.resident().stream())
            .toList();
    var open = talks.stream().filter(talk -> !waiting.contains(talk.residentId())).toList();
    if (open.isEmpty()) {
      throw new Refusal.Conflict("it is on its way already, or has arrived");
    }
    var own = ownNumbers(taken.number());
    for (Conversation talk : open) {
      var number = own.get(talk.residentId());
      long seq = send(talk, number, words(document, number, talk.language(), plain));
      services.sent(caller, served(document), talk, seq);
    }
    work.write(taken, caller, Note.of(Happening.DOCUMENT_SENT, document.code()));
  }

  private long send(Conversation talk, CaseNumber number, String words) {
    return outbox.sayAbout(talk, Sender.BOT, Utterance.of(words), number.toString());
  }

  /** By resident, the number by which they know the case, and which their code opens. */
  private Map<Long, CaseNumber> ownNumbers(CaseNumber main) {
    return handling.reporters(main).stream()
        .collect(
            Collectors.toMap(
                OneHandling.Reporter::resident, OneHandling.Reporter::number, (first, _) -> first));
  }

  /** The whole text, so that nobody needs a page or a file to read it. */
  private String words(CaseDocument document, CaseNumber own, Language language, String plain) {
    var template = layout.template(document);
    var title =
        switch (language) {
          case ZH -> "《" + template.title() + "》";
          case EN -> template.titleEn();
        };
    var number = own.toString();
    var where =
        layout
            .page(number)
            .map(page -> texts.say(language, "document.sent.link", page))
            .orElseGet(() -> texts.say(language, "document.sent.page"));
    return texts.say(
        language, "document.sent", number, title, document.number().orElseThrow(), where, plain);
  }

  /** One talk for each reporter, each locked. */
  private Map<Long, Conversation> byResident(CaseNumber number) {
    var talks = new LinkedHashMap<Long, Conversation>();
    for (Conversation talk : work.talks(number)) {
      talks.putIfAbsent(talk.residentId(), conversations.lock(talk.id()));
    }
    return talks;
  }

  void askConsent(Caller caller, Request request) {
    work.take(caller, request, "consent-ask")
        .ifPresent(taken -> {
          var said = consents.of(taken.number());
          var silent =
              byResident(taken.number()).entrySet().stream()
                  .filter(talk -> !said.containsKey(talk.getKey()))
                  .map(Map.Entry::getValue)
                  .toList();
          if (silent.isEmpty()) {
            throw new Refusal.Conflict("everybody has answered");
          }
          var own = ownNumbers(taken.number());
          silent.forEach(talk -> {
            var number = own.get(talk.residentId());
            send(talk, number, question(number, talk.language()));
          });
          work.write(taken, caller, Note.of(Happening.CONSENT_ASKED));
        });
  }

  private String question(CaseNumber own, Language language) {
    var number = own.toString();
    return layout
        .page(number)
        .map(page -> texts.say(language, "document.consent.ask.link", number, page))
        .orElseGet(() -> texts.say(language, "document.consent.ask", number));
  }

  void consented(Caller caller, Request request, boolean given) {
    work.take(caller, request, "consent-told")
        .ifPresent(taken -> {
          var reporters = byResident(taken.number()).keySet();
          if (reporters.size() > 1) {
            throw new Refusal.RuleBroken("of several reporters each agrees for themselves");
          }
          reporters.forEach(one -> consents.toldTo(caller.officerId(), taken.number(), one, given));
          work.write(taken, caller, Note.of(happened(given), "OFFICER"));
        });
  }

  static Happening happened(boolean given) {
    return given ? Happening.CONSENT_GIVEN : Happening.CONSENT_REFUSED;
  }

  /** What was sent has come to its resident; a second proof says nothing new. */
  void arrived(Act sent, String how) {
    services.arrived(sent, served(book.get(sent.document().orElseThrow())), how);
  }

  void lost(Act sent) {
    services.failed(sent);
  }

  Optional<Act> waitingFor(long conversationId, long seq) {
    return services.waitingFor(conversationId, seq);
  }
}
