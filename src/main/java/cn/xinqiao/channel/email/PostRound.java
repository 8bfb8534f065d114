package cn.xinqiao.channel.email;

import cn.xinqiao.kernel.Slow;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Fetches what has come. The task is a row: one replica goes round at a time, and another one takes
 * over when it dies. A letter is marked as seen after all that follows from it is committed; one
 * that comes again is known by its id.
 */
@ApplicationScoped
class PostRound {
  private static final int MOST = 50;
  private static final int LARGEST = 40 * 1024 * 1024;

  /** A letter that fails so often is left to a person: marked, and still unread. */
  private static final int TRIES = 5;

  private final MailAccount account;
  private final Letterbox letterbox;
  private final EntityManager entities;
  private final Clock clock;
  private final Map<String, Integer> failures = new ConcurrentHashMap<>();

  PostRound(MailAccount account, Letterbox letterbox, EntityManager entities, Clock clock) {
    this.account = account;
    this.letterbox = letterbox;
    this.entities = entities;
    this.clock = clock;
  }

  @Produces
  @Singleton
  @Slow
  Task<Void> fetchLetters() {
    return Tasks.recurring("mail-round", FixedDelay.of(account.settings().every()))
        .execute((instance, context) -> go());
  }

  void go() {
    if (!account.canReceive()) {
      return;
    }
    try {
      fetch();
    } catch (MessagingException e) {
      // no message and no trace: either may hold an address
      Log.warnf("email: the mailbox cannot be read now (%s)", e.getClass().getName());
    }
  }

  private void fetch() throws MessagingException {
    var login = account.imap();
    try (var store = Session.getInstance(account.imapProperties()).getStore("imap")) {
      store.connect(login.host(), login.port(), login.user(), login.password());
      try (var folder = store.getFolder(account.folder())) {
        folder.open(Folder.READ_WRITE);
        for (Message letter : waiting(folder)) {
          if (!isTaken(letter) && !isDatabaseThere()) {
            return; // that is not the letter's fault
          }
        }
      }
    }
  }

  private static Message[] waiting(Folder folder) throws MessagingException {
    var unread =
        folder.search(
            new AndTerm(
                new FlagTerm(new Flags(Flags.Flag.SEEN), false),
                new FlagTerm(new Flags(Flags.Flag.FLAGGED), false)));
    return Arrays.copyOf(unread, Math.min(unread.length, MOST));
  }

  private boolean isTaken(Message letter) throws MessagingException {
    var name = name(letter);
    try {
      letterbox.take(whole(letter), receivedAt(letter));
      letter.setFlag(Flags.Flag.SEEN, true);
      failures.remove(name);
      return true;
    } catch (MessagingException | IOException | RuntimeException e) {
      Log.warnf("email: a letter could not be taken in (%s)", e.getClass().getName());
      if (failures.merge(name, 1, Integer::sum) >= TRIES && isDatabaseThere()) {
        letter.setFlag(Flags.Flag.FLAGGED, true);
        failures.remove(name);
        Log.error("email: a letter was flagged, because it cannot be read: a person has to look");
      }
      return false;
    }
  }

  private boolean isDatabaseThere() {
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> entities.createNativeQuery("select 1").getSingleResult());
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static String name(Message letter) throws MessagingException {
    var ids = letter.getHeader("Message-ID");
    return ids == null ? String.valueOf(letter.getSentDate()) : ids[0];
  }

  /** Here as a whole, so that reading it needs no server; only what is far too large is not. */
  private static MimeMessage whole(Message letter) throws MessagingException {
    var mime = (MimeMessage) letter;
    return letter.getSize() > LARGEST ? mime : new MimeMessage(mime);
  }

  private Instant receivedAt(Message letter) throws MessagingException {
    var at = letter.getReceivedDate();
    return at == null ? clock.instant() : at.toInstant();
  }
}
