package cn.xinqiao.cases;

import cn.xinqiao.TestOfficers;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Conversations;
import cn.xinqiao.channel.Utterance.OpenedCase;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens cases in tests without a talk before them. */
@Singleton
public class NewCases {
  public static final OfficeCode STREET = new OfficeCode("310110012");
  public static final OfficeCode DISTRICT = new OfficeCode("310110");
  public static final OfficeCode DISCIPLINE = new OfficeCode("310110-discipline");
  public static final OfficeCode PETITIONS = new OfficeCode("310110-petition");

  private final CaseOpening opening;
  private final Conversations conversations;
  private final AttachmentStore attachments;
  private final TestOfficers officers;
  private final EntityManager entities;
  private final Clock clock;

  NewCases(
      CaseOpening opening,
      Conversations conversations,
      AttachmentStore attachments,
      TestOfficers officers,
      EntityManager entities,
      Clock clock) {
    this.opening = opening;
    this.conversations = conversations;
    this.attachments = attachments;
    this.officers = officers;
    this.entities = entities;
    this.clock = clock;
  }

  /** One case of 控江路街道. */
  public CaseNumber open(Kind kind, SubKind subKind) {
    return openWithPicture(matter(kind, subKind, STREET)).getFirst();
  }

  /** An emergency of 控江路街道: it rings there. */
  public CaseNumber openEmergency() {
    return open(Optional.of("FIRE"), matter(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE, STREET))
        .getFirst();
  }

  /** All of one message, with one picture. */
  public List<CaseNumber> openWithPicture(NewMatter... matters) {
    return open(Optional.empty(), matters);
  }

  private List<CaseNumber> open(Optional<String> emergency, NewMatter... matters) {
    return QuarkusTransaction.requiringNew()
        .call(() -> {
          var talk = conversations.begin("web");
          var picture = attachments.keep(talk.id(), "image/png", new byte[] {1});
          var reported =
              new CaseOpening.Reported(
                  talk, clock.instant(), true, false, emergency, List.of(picture.id()));
          return opening.open(reported, Stream.of(matters).toList()).stream()
              .map(OpenedCase::number)
              .map(CaseNumber::valueOf)
              .toList();
        });
  }

  public NewMatter matter(Kind kind, SubKind subKind, OfficeCode office) {
    return new NewMatter(
        "路灯坏了",
        "路灯坏了",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        kind,
        subKind,
        Subject.values()[0],
        Optional.empty(),
        Urgency.NORMAL,
        1,
        "RULE",
        "1",
        List.of(),
        office,
        Optional.empty());
  }

  public Caller officer(OfficeCode office, Role role) {
    var login = officers.login(office.value(), role);
    return QuarkusTransaction.requiringNew()
        .call(() ->
            new Caller(
                ((Number)
                        entities
                            .createNativeQuery("select id from officer where login = :login")
                            .setParameter("login", login)
                            .getSingleResult())
                    .longValue(),
                login,
                office,
                role));
  }

  /** The talk in which the case was opened. */
  public long talkOf(CaseNumber number) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            ((Number)
                    entities
                        .createNativeQuery(
                            "select conversation_id from case_reporter where case_number = :number"
                                + " and part = 'ORIGINAL'")
                        .setParameter("number", number.toString())
                        .getSingleResult())
                .longValue());
  }

  public long count(String rows) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            ((Number) entities.createNativeQuery("select count(*) from " + rows).getSingleResult())
                .longValue());
  }

  public void change(String statement) {
    QuarkusTransaction.requiringNew()
        .run(() -> entities.createNativeQuery(statement).executeUpdate());
  }
}
