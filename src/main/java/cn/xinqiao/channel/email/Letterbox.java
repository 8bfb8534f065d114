package cn.xinqiao.channel.email;

import cn.xinqiao.office.AddressKind;
import cn.xinqiao.office.NoticeReports;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;

/** What becomes of a letter that came in: a message, a report about one of ours, or nothing. */
@ApplicationScoped
class Letterbox {
  private final MailAccount account;
  private final OwnIds ids;
  private final LetterReader reader;
  private final UnreturnedLetters unreturned;
  private final ResidentLetters residents;
  private final NoticeReports notices;

  Letterbox(
      MailAccount account,
      OwnIds ids,
      LetterReader reader,
      UnreturnedLetters unreturned,
      ResidentLetters residents,
      NoticeReports notices) {
    this.account = account;
    this.ids = ids;
    this.reader = reader;
    this.unreturned = unreturned;
    this.residents = residents;
    this.notices = notices;
  }

  /**
   * When this returns, whatever follows from the letter is committed; the same letter once more
   * changes nothing.
   *
   * @param at when our post office got it; the sender's clock may say anything
   */
  void take(MimeMessage letter, Instant at) throws MessagingException, IOException {
    var report = Bounce.in(letter, ids);
    if (report.isPresent()) {
      note(report.get());
      return;
    }
    var machine = Automatic.by(letter, account.ownAddresses());
    if (machine.isPresent()) {
      Log.infof("email: a letter that no person wrote is not answered (%s)", machine.get());
      return;
    }
    var sender = Automatic.sender(letter);
    if (sender.isEmpty()) {
      Log.info("email: a letter without a sender is not answered");
      return;
    }
    var read = reader.read(letter);
    var answered = ids.last(read.references());
    if (answered.filter(OwnIds.Letter::isNotice).isPresent()) {
      Log.info("email: an answer to an officer's notice is no resident's letter");
      notices.arrived(AddressKind.EMAIL, answered.get().id());
      return;
    }
    answered.ifPresent(ours -> unreturned.arrived(ours.id()));
    residents.take(sender.get(), read, answered, at);
  }

  private void note(Bounce.Report report) {
    switch (report) {
      case Bounce.Report.Failed(var ours, var why) -> {
        if (ours.isNotice()) {
          notices.failed(AddressKind.EMAIL, ours.id(), why);
        } else {
          unreturned.cameBack(ours.id(), why);
        }
      }
      case Bounce.Report.Arrived(var ours) -> {
        if (ours.isNotice()) {
          notices.arrived(AddressKind.EMAIL, ours.id());
        } else {
          unreturned.arrived(ours.id());
        }
      }
      case Bounce.Report.Nothing() -> Log.debug("email: a report about nothing of ours");
    }
  }
}
