package cn.xinqiao.office;

import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.Credentials;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.office.OfficerKey.Purpose;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The accounts: who may enter, with what, and for how long. */
@ApplicationScoped
public class Officers implements Credentials {
  /** Memory in KiB, passes, lanes, hash length: OWASP's second recommended setting of Argon2id. */
  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

  private static final Duration SESSION = Duration.ofHours(10);
  private static final Duration LINK = Duration.ofHours(24);
  private static final int SHORTEST_PASSWORD = 10;
  private static final Pattern LOGIN = Pattern.compile("\\p{Graph}{1,40}");

  /** Compared with when there is no such account, so that both cases take the same time. */
  private static final String NOBODYS = hash(Secrets.token());

  private final EntityManager entities;
  private final Clock clock;

  Officers(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  /** Opens an account without a password; it can be entered once a password has been chosen. */
  @Transactional
  public void appoint(String login, OfficeCode office, Role role) {
    if (isAppointed(login)) {
      throw new Refusal.Conflict("there is an account " + login + " already");
    }
    entities.persist(new Officer(login, office, role, clock.instant()));
  }

  /** All accounts by name. */
  @Transactional
  public List<Account> accounts() {
    return entities
        .createQuery("from Officer order by login", Officer.class)
        .getResultStream()
        .map(Officer::account)
        .toList();
  }

  @Transactional
  public Optional<Account> account(String login) {
    return byLogin(login).map(Officer::account);
  }

  /** Ends an account: its sessions, tokens and links open nothing from now on. */
  @Transactional
  public void dismiss(String login) {
    var officer = locked(known(login));
    officer.dismiss();
    takeKeys(officer);
  }

  /** The names of these accounts, by id; of an unknown one nothing. */
  @Transactional
  public Map<Long, String> logins(Collection<Long> ids) {
    return ids.isEmpty()
        ? Map.of()
        : entities
            .createQuery("from Officer where id in :ids", Officer.class)
            .setParameter("ids", ids)
            .getResultStream()
            .collect(Collectors.toMap(Officer::id, officer -> officer.caller().login()));
  }

  /**
   * An account as an administrator sees it.
   *
   * @param entered whether a password has been chosen yet
   */
  public record Account(
      String login, OfficeCode office, Role role, boolean entered, boolean active) {}

  public boolean isAppointed(String login) {
    return byLogin(login).isPresent();
  }

  /** Whether the city has an administrator who can enter. */
  @Transactional
  public boolean isAnyAdministratorEntered() {
    return accounts().stream()
        .anyMatch(a ->
            a.role() == Role.ADMIN
                && a.office().equals(OfficeCode.CITY)
                && a.entered()
                && a.active());
  }

  /** A one-time token with which the holder chooses the account's password within 24 hours. */
  @Transactional
  public String invite(String login) {
    return issue(known(login), Purpose.LINK, LINK);
  }

  /** Spends an invitation; empty when it is unknown, spent or too old. */
  public Optional<String> acceptInvitation(String token, String password) {
    if (!inTransaction(() -> key(token, Purpose.LINK).isPresent())) {
      return Optional.empty();
    }
    var hash = hashOfGood(password);
    return inTransaction(() ->
        key(token, Purpose.LINK)
            .map(key -> locked(key.officer()))
            .filter(officer -> officer.isActive() && isSpent(token))
            .map(officer -> changePassword(officer, hash)));
  }

  public void givePassword(String login, String password) {
    givePassword(List.of(login), password);
  }

  /** The same one to all of them, hashed once: that is slow on purpose. */
  public void givePassword(List<String> logins, String password) {
    var hash = hashOfGood(password);
    logins.forEach(login -> inTransaction(() -> changePassword(locked(known(login)), hash)));
  }

  /**
   * A session token when the password is right; empty when not, without saying why not. The slow
   * comparison holds no lock; what it is worth is decided afterwards, with the account locked.
   */
  public Optional<String> enter(String login, String password) {
    var hash =
        inTransaction(() ->
            byLogin(login).filter(o -> o.mayEnter(clock.instant())).map(Officer::passwordHash));
    boolean right = matches(password, hash.orElse(NOBODYS));
    return hash.flatMap(compared -> inTransaction(() -> counted(login, compared, right)));
  }

  /** Each try counts, also of those that were compared at the same time. */
  private Optional<String> counted(String login, String compared, boolean right) {
    var now = clock.instant();
    var officer = locked(known(login));
    if (!officer.mayEnter(now) || !officer.passwordHash().equals(compared)) {
      return Optional.empty(); // dismissed, locked or given a new password meanwhile
    }
    if (!right) {
      officer.enteredWrongPassword(now);
      return Optional.empty();
    }
    officer.entered();
    return Optional.of(issue(officer, Purpose.SESSION, SESSION));
  }

  /** Whoever knew the old password, or holds another link, is out. */
  private String changePassword(Officer officer, String hash) {
    officer.choosePassword(hash);
    takeKeys(officer);
    return officer.caller().login();
  }

  @Transactional
  public void leave(String sessionToken) {
    key(sessionToken, Purpose.SESSION).ifPresent(entities::remove);
  }

  /** A token for a program that acts in this officer's name for a year. */
  @Transactional
  public String issueProgramToken(String login) {
    return issue(known(login), Purpose.TOKEN, Duration.ofDays(365));
  }

  /** Lets a token that was chosen outside open the API in this officer's name for a year. */
  @Transactional
  public void admitProgramToken(String login, String token) {
    var now = clock.instant();
    if (key(token, Purpose.TOKEN).isEmpty()) {
      entities.persist(
          new OfficerKey(token, known(login), Purpose.TOKEN, now, now.plus(Duration.ofDays(365))));
    }
  }

  @Override
  @Transactional
  public Optional<Caller> bySession(String token) {
    return key(token, Purpose.SESSION).map(k -> k.officer().caller());
  }

  @Override
  @Transactional
  public Optional<Caller> byProgramToken(String token) {
    return key(token, Purpose.TOKEN).map(k -> k.officer().caller());
  }

  private boolean isSpent(String link) {
    return entities
            .createQuery("delete from OfficerKey where digest = :digest")
            .setParameter("digest", Secrets.digest(link))
            .executeUpdate()
        == 1;
  }

  private void takeKeys(Officer officer) {
    entities
        .createQuery("delete from OfficerKey where officer = :officer")
        .setParameter("officer", officer)
        .executeUpdate();
  }

  /** All columns are written together, so they are read anew under the lock. */
  private Officer locked(Officer officer) {
    // not by a lock mode: its "for update of" is no MariaDB
    entities
        .createNativeQuery("select id from officer where id = :id for update")
        .setParameter("id", officer.id())
        .getResultList();
    entities.refresh(officer);
    return officer;
  }

  private static <T> T inTransaction(Callable<T> work) {
    return QuarkusTransaction.joiningExisting().call(work);
  }

  private Optional<OfficerKey> key(String token, Purpose door) {
    Instant now = clock.instant();
    return Optional.ofNullable(entities.find(OfficerKey.class, Secrets.digest(token)))
        .filter(key -> key.opens(door, now));
  }

  private String issue(Officer officer, Purpose purpose, Duration life) {
    var token = Secrets.token();
    var now = clock.instant();
    entities.persist(new OfficerKey(token, officer, purpose, now, now.plus(life)));
    return token;
  }

  private Optional<Officer> byLogin(String login) {
    if (!LOGIN.matcher(login).matches()) {
      return Optional.empty(); // an ascii column cannot be compared with other characters
    }
    return entities
        .createQuery("from Officer where login = :login", Officer.class)
        .setParameter("login", login)
        .getResultStream()
        .findFirst();
  }

  private Officer known(String login) {
    return byLogin(login).orElseThrow(() -> new Refusal.NotFound("no account " + login));
  }

  private static String hashOfGood(String password) {
    if (password.length() < SHORTEST_PASSWORD) {
      throw new Refusal.RuleBroken("a password has at least " + SHORTEST_PASSWORD + " characters");
    }
    return hash(password);
  }

  private static String hash(String password) {
    return Password.hash(password).addRandomSalt(16).with(ARGON2).getResult();
  }

  private static boolean matches(String password, String hash) {
    return Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }
}
