package cn.xinqiao.cases.grid;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.cases.NewCases;
import cn.xinqiao.cases.grid.Grid.Fault;
import cn.xinqiao.cases.grid.Grid.Problem;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Grids come as a file that is checked first, and replace those of whole committees. */
@QuarkusTest
@Tag("database")
class GridBookTest {
  private final Grid grid;
  private final KeptGrid kept;
  private final NewCases cases;
  private final EntityManager entities;

  GridBookTest(Grid grid, KeptGrid kept, NewCases cases, EntityManager entities) {
    this.grid = grid;
    this.kept = kept;
    this.cases = cases;
    this.entities = entities;
  }

  @Test
  void a_checked_file_stores_nothing_and_says_what_it_would_change() {
    var committee = kept.committee();
    var checked = (Grid.Checked.Usable) check(kept.table(committee, "林"));
    assertThat(checked.change().added()).hasSize(3);
    assertThat(nodes(committee)).isZero();
  }

  @Test
  void a_taken_file_is_the_grid_of_its_committee_with_names_and_numbers_sealed() {
    var committee = kept.committee();
    kept.bring(kept.table(committee, "林"));
    var shown = grid.nodes(cases.officer(STREET, Role.OFFICER), committee);
    assertThat(shown)
        .extracting(Grid.Node::level)
        .containsExactly(GridLevel.LARGE, GridLevel.MIDDLE, GridLevel.MICRO);
    assertThat(shown.getLast().keeper()).contains("林微");
    assertThat(shown.getLast().mobile()).contains("••••0003");
    assertThat(sealed(committee))
        .hasSize(6)
        .noneMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("林"))
        .noneMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains("0000000"));
  }

  private List<byte[]> sealed(OfficeCode committee) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            Stream.of("nameSealed", "mobileSealed")
                .flatMap(column ->
                    entities
                        .createQuery(
                            "select k."
                                + column
                                + " from GridKeeper k join GridNode n on n.id = k.nodeId where"
                                + " n.committeeCode = :committee",
                            byte[].class)
                        .setParameter("committee", committee.value())
                        .getResultList()
                        .stream())
                .toList());
  }

  @Test
  void a_second_file_says_who_is_replaced_what_is_gone_and_what_stays() {
    var committee = kept.committee();
    kept.bring(kept.table(committee, "林"));
    var next =
        kept.table(committee, "林")
            .replace("林中", "赵中")
            .replace("试点大网格", "新名大网格")
            .lines()
            .limit(3)
            .reduce("", (text, line) -> text + line + "\n");
    var change = kept.bring(next);
    assertThat(change.added()).isEmpty();
    assertThat(change.changed()).containsExactly(committee + "-1");
    assertThat(change.keepers()).containsExactly(committee + "-1-1");
    assertThat(change.gone()).containsExactly(committee + "-1-1-1");
    assertThat(change.same()).isZero();
    assertThat(nodes(committee)).isEqualTo(2);
  }

  @Test
  void who_keeps_a_node_no_longer_is_forgotten() {
    var committee = kept.committee();
    kept.bring(kept.table(committee, "林"));
    kept.bring(kept.table(committee, "赵"));
    var keepers =
        "grid_keeper k join grid_node n on n.id = k.node_id where n.committee_code = '"
            + committee
            + "'";
    assertThat(cases.count(keepers + " and k.left_at is not null")).isEqualTo(3);
    assertThat(
            cases.count(
                keepers
                    + " and k.left_at is not null and (k.name_sealed is not null or k.mobile_sealed"
                    + " is not null)"))
        .isZero();
  }

  @Test
  void the_same_file_again_changes_nothing() {
    var committee = kept.committee();
    kept.bring(kept.table(committee, "林"));
    var again = (Grid.Checked.Usable) check(kept.table(committee, "林"));
    assertThat(again.change().isNothing()).isTrue();
    assertThat(again.change().same()).isEqualTo(3);
  }

  @Test
  void a_preview_that_others_have_overtaken_is_not_taken() {
    var committee = kept.committee();
    var old = (Grid.Checked.Usable) check(kept.table(committee, "林"));
    kept.bring(kept.table(committee, "赵"));
    var lead = cases.officer(STREET, Role.LEAD);
    assertThatThrownBy(() -> grid.take(lead, old.text(), old.seen()))
        .isInstanceOf(Refusal.Conflict.class);
    assertThat(grid.nodes(lead, committee).getFirst().keeper()).contains("赵大");
  }

  @Test
  void of_two_who_take_at_once_one_wins() {
    var committee = kept.committee();
    var one = (Grid.Checked.Usable) check(kept.table(committee, "林"));
    var other = (Grid.Checked.Usable) check(kept.table(committee, "赵"));
    var lead = cases.officer(STREET, Role.LEAD);
    var outcomes =
        Stream.of(one, other)
            .map(checked ->
                CompletableFuture.supplyAsync(() -> {
                  try {
                    grid.take(lead, checked.text(), checked.seen());
                    return "taken";
                  } catch (Refusal.Conflict e) {
                    return "conflict";
                  }
                }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(outcomes).containsExactlyInAnyOrder("taken", "conflict");
    assertThat(nodes(committee)).isEqualTo(3);
  }

  @Test
  void a_code_of_another_committee_is_not_taken_away_from_it() {
    var committee = kept.committee();
    var other = kept.committee();
    kept.bring(kept.table(committee, "林"));
    var stolen = "%1$s-1,,大网格,别处,,,%2$s\n".formatted(committee, other);
    var checked = (Grid.Checked.Unusable) check(stolen);
    assertThat(checked.faults()).extracting(Fault::problem).containsExactly(Problem.ELSEWHERE);
  }

  @Test
  void a_streets_lead_and_an_administrator_bring_grids_and_nobody_else_does() {
    var committee = kept.committee();
    var file = kept.table(committee, "林").getBytes(StandardCharsets.UTF_8);
    assertThat(grid.check(cases.officer(new OfficeCode("31"), Role.ADMIN), file))
        .isInstanceOf(Grid.Checked.Usable.class);
    for (Role role : new Role[] {Role.OFFICER, Role.AUDITOR}) {
      assertThatThrownBy(() -> grid.check(cases.officer(STREET, role), file))
          .isInstanceOf(Refusal.Forbidden.class);
    }
    var elsewhere = cases.officer(new OfficeCode("310110016"), Role.LEAD);
    assertThat(((Grid.Checked.Unusable) grid.check(elsewhere, file)).faults())
        .extracting(Fault::problem)
        .contains(Problem.COMMITTEE);
    assertThatThrownBy(() -> grid.nodes(elsewhere, committee)).isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void the_example_can_be_taken_as_it_is() {
    var lead = cases.officer(STREET, Role.LEAD);
    assertThat(grid.check(lead, grid.example(lead).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(Grid.Checked.Usable.class);
  }

  private Grid.Checked check(String table) {
    return grid.check(cases.officer(STREET, Role.LEAD), table.getBytes(StandardCharsets.UTF_8));
  }

  private long nodes(OfficeCode committee) {
    return cases.count(
        "grid_node where committee_code = '" + committee + "' and retired_at is null");
  }
}
