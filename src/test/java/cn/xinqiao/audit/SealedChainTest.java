package cn.xinqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.audit.Verdict.Finding;
import cn.xinqiao.audit.Verdict.What;
import cn.xinqiao.cases.NewCases;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever changes, deletes or adds a row behind our back is found out, and the row is named. */
@QuarkusTest
@Tag("database")
class SealedChainTest {
  private static final int MANY = 65_536;

  private final Sealing sealing;
  private final Verification verification;
  private final VerifyErrand errand;
  private final AuditTrail trail;
  private final SealedNow sealed;
  private final NewCases cases;
  private final EntityManager entities;
  private final TestClock clock;

  SealedChainTest(
      Sealing sealing,
      Verification verification,
      VerifyErrand errand,
      AuditTrail trail,
      SealedNow sealed,
      NewCases cases,
      EntityManager entities,
      TestClock clock) {
    this.sealing = sealing;
    this.verification = verification;
    this.errand = errand;
    this.trail = trail;
    this.sealed = sealed;
    this.cases = cases;
    this.entities = entities;
    this.clock = clock;
  }

  /** Over whatever other tests have left behind. */
  @BeforeEach
  void beginAnew() {
    write();
    sealed.beginAnew();
  }

  @Test
  void a_chain_that_nobody_touched_is_sound() {
    write();
    sealAfter(Duration.ofMinutes(2));
    var verdict = verify();
    assertThat(findings()).isEmpty();
    assertThat(verdict.seals()).isGreaterThanOrEqualTo(2);
    assertThat(verdict.rows()).isGreaterThanOrEqualTo(cases.count("case_line"));
  }

  @Test
  void a_changed_entry_is_found_and_named() {
    long id = write();
    sealAfter(Duration.ofMinutes(2));
    cases.change("update audit_entry set object = 'somebody else' where id = " + id);
    assertThat(findings()).containsExactly(new Finding(What.CHANGED, "audit", id));
  }

  @Test
  void a_changed_line_of_a_timeline_is_found_and_named() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    sealAfter(Duration.ofMinutes(2));
    long id = newest("case_line where case_number = '" + number + "'");
    cases.change("update case_line set on_behalf = not on_behalf where id = " + id);
    assertThat(findings()).containsExactly(new Finding(What.CHANGED, "timeline", id));
  }

  @Test
  void a_deleted_entry_is_found_and_named() {
    long id = write();
    sealAfter(Duration.ofMinutes(2));
    cases.change("delete from audit_entry where id = " + id);
    assertThat(findings()).containsExactly(new Finding(What.MISSING, "audit", id));
  }

  @Test
  void an_entry_that_is_put_between_sealed_ones_is_found_and_named() {
    long gap = rolledBack();
    write();
    sealAfter(Duration.ofMinutes(15));
    put(gap);
    write();
    sealAfter(Duration.ofMinutes(15));
    assertThat(findings()).containsExactly(new Finding(What.INSERTED, "audit", gap));
  }

  @Test
  void an_entry_that_says_that_it_is_old_and_comes_last_is_found_and_named() {
    long gap = rolledBack();
    sealAfter(Duration.ofMinutes(15));
    write();
    sealAfter(Duration.ofMinutes(15));
    put(gap + 1_000_000);
    sealAfter(Duration.ofMinutes(2));
    assertThat(findings()).containsExactly(new Finding(What.INSERTED, "audit", gap + 1_000_000));
    cases.change("delete from audit_entry where id = " + (gap + 1_000_000));
  }

  @Test
  void a_seal_whose_contents_were_made_to_fit_a_changed_row_does_not_fit_its_mark() {
    long id = write();
    sealAfter(Duration.ofMinutes(2));
    long seal = newestSeal();
    cases.change("update audit_entry set object = 'somebody else' where id = " + id);
    var row =
        QuarkusTransaction.requiringNew().call(() -> entities.find(AuditEntry.class, id).sealed());
    var contents =
        QuarkusTransaction.requiringNew()
            .call(() -> entities.find(Seal.class, seal).text())
            .replaceAll("row audit " + id + " \\w+", "row audit " + id + " " + row.digest());
    cases.change("update audit_seal set contents = '" + contents + "' where number = " + seal);
    assertThat(findings()).containsExactly(new Finding(What.SEAL_BROKEN, "", seal));
  }

  @Test
  void a_seal_that_was_taken_out_of_the_chain_is_missed() {
    long taken = newestSeal() + 1;
    write();
    sealAfter(Duration.ofMinutes(2));
    write();
    sealAfter(Duration.ofMinutes(2));
    cases.change("delete from audit_seal where number = " + taken);
    assertThat(findings()).contains(new Finding(What.SEAL_MISSING, "", taken));
  }

  @Test
  void whoever_cuts_the_chain_off_is_found_out_by_a_seal_that_was_written_down() {
    long id = write();
    sealAfter(Duration.ofMinutes(2));
    var anchor = Anchor.in(verification.newest().orElseThrow().written());
    assertThat(verification.verify(anchor).findings())
        .noneMatch(found -> found.what() == What.NOT_AS_WRITTEN_DOWN);
    cases.change("delete from audit_seal where number = " + anchor.orElseThrow().number());
    cases.change("delete from audit_entry where id = " + id);
    assertThat(findings()).as("what no chain can tell by itself").isEmpty();
    assertThat(verification.verify(anchor).findings())
        .contains(new Finding(What.NOT_AS_WRITTEN_DOWN, "", anchor.orElseThrow().number()));
  }

  @Test
  void an_entry_whose_transaction_ends_after_a_later_one_was_sealed_is_sealed_once_as_well() {
    long late =
        QuarkusTransaction.requiringNew()
            .call(() -> {
              long begun = recorded();
              long later = write();
              sealAfter(Duration.ofMinutes(3));
              assertThat(sealsOver(later)).isOne();
              assertThat(sealsOver(begun)).isZero();
              return begun;
            });
    sealAfter(Duration.ofMinutes(1));
    sealAfter(Duration.ofMinutes(1));
    assertThat(sealsOver(late)).isOne();
    assertThat(findings()).isEmpty();
  }

  @Test
  void an_entry_of_this_minute_waits_and_one_from_before_a_long_standstill_is_sealed() {
    long id = write();
    sealing.seal();
    assertThat(sealsOver(id)).isZero();
    assertThat(verify().waiting()).isPositive();
    sealAfter(Duration.ofDays(3));
    assertThat(sealsOver(id)).isOne();
    assertThat(findings()).isEmpty();
  }

  @Test
  void more_rows_than_one_seal_takes_are_sealed_by_several() {
    cases.change("delete from audit_seal");
    QuarkusTransaction.requiringNew()
        .run(() -> {
          for (int i = 0; i < 5_001; i++) {
            trail.record(null, Act.ERASE, "words=" + i, "test v1");
          }
        });
    sealAfter(Duration.ofMinutes(20));
    assertThat(cases.count("audit_seal")).isGreaterThanOrEqualTo(2);
    write();
    sealAfter(Duration.ofMinutes(2));
    var verdict = verify();
    assertThat(findings()).isEmpty();
    assertThat(verdict.rows()).isGreaterThan(5_000);
  }

  @Test
  void more_old_rows_than_one_transaction_looks_through_are_all_found_and_looked_through_once() {
    long gap = rolledBack();
    sealAfter(Duration.ofMinutes(15));
    write();
    sealAfter(Duration.ofMinutes(15));
    put(gap + 1_000_000);
    cases.change("update audit_entry set object = 'many' where id = " + (gap + 1_000_000));
    for (int doubled = 1; doubled < MANY; doubled *= 2) {
      cases.change(
          "insert into audit_entry (at, act, object) select at, act, object from audit_entry where"
              + " object = 'many'");
    }
    sealAfter(Duration.ofMinutes(2));
    long seals = cases.count("audit_seal");
    assertThat(verify().differing()).isEqualTo(MANY);
    sealing.seal();
    assertThat(cases.count("audit_seal")).isEqualTo(seals);
    cases.change("delete from audit_entry where object = 'many'");
  }

  @Test
  void the_operators_command_names_the_first_row_and_its_exit_code_says_that_something_differs() {
    assertThat(run().code()).isZero();
    assertThat(run().told()).contains("nothing was changed");
    long id = write();
    sealAfter(Duration.ofMinutes(2));
    var seal = verification.newest().orElseThrow().written();
    assertThat(run(seal).code()).isZero();
    assertThat(run("12").code()).isEqualTo(2);
    cases.change("delete from audit_entry where id = " + id);
    assertThat(run().code()).isOne();
    assertThat(run().told()).contains("the first: MISSING audit " + id);
  }

  private record Run(int code, String told) {}

  private Run run(String... words) {
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    return new Run(errand.run(List.of(words), out), told.toString(StandardCharsets.UTF_8));
  }

  /** The clock jumps here while tasks of other tests write lines, which then look put in. */
  private List<Finding> findings() {
    return verify().findings().stream()
        .filter(found -> found.what() != What.INSERTED || found.table().equals("audit"))
        .toList();
  }

  private Verdict verify() {
    return verification.verify(Optional.empty());
  }

  private long write() {
    return QuarkusTransaction.requiringNew().call(this::recorded);
  }

  /** The id of an entry that this transaction writes. */
  private long recorded() {
    var entry = new AuditEntry(clock.instant(), null, Act.VIEW_CASE, "chain test", null);
    entities.persist(entry);
    return entry.sealed().id();
  }

  /** An id that was given and never used. */
  private long rolledBack() {
    var ids = new long[1];
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> {
            ids[0] = recorded();
            throw new IllegalStateException("never mind");
          });
    } catch (RuntimeException e) {
      assertThat(cases.count("audit_entry where id = " + ids[0])).isZero();
    }
    return ids[0];
  }

  private void put(long id) {
    cases.change(
        "insert into audit_entry (id, at, act, object) select "
            + id
            + ", min(at), 'VIEW_CASE', 'put in' from audit_entry");
  }

  private void sealAfter(Duration time) {
    clock.advance(time);
    sealing.seal();
  }

  private long sealsOver(long id) {
    return cases.count("audit_seal where contents like '%row audit " + id + " %'");
  }

  private long newestSeal() {
    return newest("audit_seal", "number");
  }

  private long newest(String rows) {
    return newest(rows, "id");
  }

  private long newest(String rows, String id) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            ((Number)
                    entities
                        .createNativeQuery("select max(" + id + ") from " + rows)
                        .getSingleResult())
                .longValue());
  }
}
