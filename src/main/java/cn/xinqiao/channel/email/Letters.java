package cn.xinqiao.channel.email;

import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.AttachmentStore.Stored;
import cn.xinqiao.channel.Parcel;
import cn.xinqiao.channel.PlainWords;
import cn.xinqiao.channel.Sender;
import cn.xinqiao.channel.Utterance.Option;
import cn.xinqiao.kernel.Texts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes letters: plain words that every reader shows, in the thread that they belong to. */
@ApplicationScoped
class Letters {
  private static final String UTF_8 = "UTF-8";

  private final MailAccount account;
  private final OwnIds ids;
  private final MailThreads threads;
  private final PlainWords plainWords;
  private final AttachmentStore attachments;
  private final Texts texts;
  private final Optional<String> publicAddress;
  private final Clock clock;

  Letters(
      MailAccount account,
      OwnIds ids,
      MailThreads threads,
      PlainWords plainWords,
      AttachmentStore attachments,
      Texts texts,
      @ConfigProperty(name = "xinqiao.public-address") Optional<String> publicAddress,
      Clock clock) {
    this.account = account;
    this.ids = ids;
    this.threads = threads;
    this.plainWords = plainWords;
    this.attachments = attachments;
    this.texts = texts;
    this.publicAddress = publicAddress.map(address -> address.replaceAll("/+$", ""));
    this.clock = clock;
  }

  /** What a letter answers. */
  private record Thread(Optional<String> subject, Optional<String> answers) {}

  /**
   * @throws jakarta.mail.internet.AddressException when the address cannot be one
   */
  MimeMessage write(Session session, Parcel parcel) throws MessagingException {
    var thread = thread(parcel);
    var letter = new NumberedLetter(session, ids.of(parcel));
    letter.setFrom(account.from());
    letter.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(parcel.address(), true));
    if (account.replyTo().isPresent()) {
      letter.setReplyTo(new InternetAddress[] {account.replyTo().get()});
    }
    letter.setSentDate(Date.from(clock.instant()));
    letter.setSubject(subject(parcel, thread), UTF_8);
    thread(letter, parcel, thread);
    boolean answers = parcel.sender() == Sender.BOT && thread.answers().isPresent();
    Automatic.mark(letter, answers ? "auto-replied" : "auto-generated", account);
    fill(letter, body(parcel), pictures(parcel));
    letter.saveChanges();
    return letter;
  }

  private Thread thread(Parcel parcel) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            threads
                .of(parcel.conversationId())
                .map(known ->
                    new Thread(
                        Optional.of(known.subject()).filter(subject -> !subject.isBlank()),
                        Optional.ofNullable(known.lastId())))
                .orElseGet(() -> new Thread(Optional.empty(), Optional.empty())));
  }

  /** A case keeps its subject; everything else answers the resident's. */
  private String subject(Parcel parcel, Thread thread) {
    return parcel
        .caseNumber()
        .map(number -> texts.say(parcel.language(), "email.subject.case", number))
        .or(() -> thread.subject().map(subject -> "Re: " + subject))
        .orElseGet(() -> texts.say(parcel.language(), "email.subject"));
  }

  private void thread(MimeMessage letter, Parcel parcel, Thread thread) throws MessagingException {
    var references = new ArrayList<String>();
    references.add(ids.root(parcel.conversationId()));
    thread.answers().ifPresent(references::add);
    letter.setHeader("In-Reply-To", references.getLast());
    letter.setHeader("References", String.join("\r\n ", references));
  }

  private String body(Parcel parcel) {
    var parts = new ArrayList<String>();
    parts.add(plainWords.whole(parcel.utterance(), parcel.language()));
    if (!parcel.utterance().options().isEmpty() && account.canReceive()) {
      parts.add(choices(parcel));
    }
    parts.add("-- \n" + footer(parcel));
    return String.join("\n\n", parts).replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n";
  }

  private String choices(Parcel parcel) {
    var lines = new ArrayList<String>();
    lines.add(texts.say(parcel.language(), "email.choose"));
    List<Option> options = parcel.utterance().options();
    for (int i = 0; i < options.size(); i++) {
      lines.add((i + 1) + "  " + options.get(i).label());
    }
    return String.join("\n", lines);
  }

  private String footer(Parcel parcel) {
    var lines = new ArrayList<String>();
    if (parcel.caseNumber().isPresent() && publicAddress.isPresent()) {
      var page = publicAddress.get() + "/track/" + parcel.caseNumber().get();
      lines.add(texts.say(parcel.language(), "email.footer.case", page));
    }
    lines.add(
        texts.say(
            parcel.language(), account.canReceive() ? "email.footer" : "email.footer.oneWay"));
    return String.join("\n", lines);
  }

  private List<Stored> pictures(Parcel parcel) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            parcel.pictures().stream()
                .flatMap(listed -> attachments.find(listed.id()).stream())
                .toList());
  }

  private static void fill(MimeMessage letter, String body, List<Stored> pictures)
      throws MessagingException {
    if (pictures.isEmpty()) {
      letter.setText(body, UTF_8);
      letter.setHeader("Content-Transfer-Encoding", "quoted-printable");
      return;
    }
    var words = new MimeBodyPart();
    words.setText(body, UTF_8);
    words.setHeader("Content-Transfer-Encoding", "quoted-printable");
    var all = new MimeMultipart(words);
    for (int i = 0; i < pictures.size(); i++) {
      all.addBodyPart(picture(pictures.get(i), i + 1));
    }
    letter.setContent(all);
  }

  private static MimeBodyPart picture(Stored stored, int number) throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(new ByteArrayDataSource(stored.content(), stored.type())));
    part.setFileName(number + "." + stored.type().substring(stored.type().indexOf('/') + 1));
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }
}
