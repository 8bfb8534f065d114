package cn.xinqiao.cases.joining;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.GroupMatters;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.OneHandling;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps which petitions are matters of many, and who speaks for them. */
@Startup
@ApplicationScoped
@Transactional
class GroupBook implements GroupMatters {
  private static final String LIST = "rules/group-matters.csv";

  private final EntityManager entities;
  private final Casework casework;
  private final OneHandling handling;
  private final Clock clock;
  private final int most;
  private final String source;

  GroupBook(
      EntityManager entities, Casework casework, OneHandling handling, Clock clock, Seeds seeds) {
    this.entities = entities;
    this.casework = casework;
    this.handling = handling;
    this.clock = clock;
    var rule = rule(seeds.read(LIST));
    this.most = rule.as("most", GroupBook::count);
    this.source = rule.text("source");
  }

  /**
   * @throws SeedFile.Invalid when it is not one row
   */
  static SeedTable.Row rule(SeedFile file) {
    var rows = SeedTable.rows(file);
    if (rows.size() != 1) {
      throw file.invalid(file.lines().size(), "one row is needed, " + rows.size() + " are there");
    }
    rows.getFirst().text("status");
    return rows.getFirst();
  }

  private static int count(String cell) {
    int count = Integer.parseInt(cell);
    if (count < 1) {
      throw new IllegalArgumentException("at least one speaks for the others");
    }
    return count;
  }

  int most() {
    return most;
  }

  String source() {
    return source;
  }

  @Override
  public void mark(Caller caller, Request request) {
    casework.take(caller, request, "group").ifPresent(working -> mark(caller, working));
  }

  private void mark(Caller caller, InHand working) {
    if (working.kind() != Kind.PETITION || working.confidential()) {
      throw new Refusal.RuleBroken("only a petition that accuses nobody is a group matter");
    }
    if (!isGroup(working.number())) {
      entities
          .createNativeQuery(
              "insert into group_matter (case_number, marked_at) values (:number, :now)")
          .setParameter("number", working.number().toString())
          .setParameter("now", clock.instant())
          .executeUpdate();
      casework.write(working, caller, Note.of(Happening.GROUP_MARKED));
    }
  }

  @Override
  public void unmark(Caller caller, Request request) {
    casework
        .take(caller, request, "ungroup")
        .filter(working -> isGroup(working.number()))
        .ifPresent(working -> {
          on("delete from group_representative where case_number = :number", working.number());
          on("delete from group_matter where case_number = :number", working.number());
          casework.write(working, caller, Note.of(Happening.GROUP_UNMARKED));
        });
  }

  private void on(String statement, CaseNumber number) {
    entities.createNativeQuery(statement).setParameter("number", number.toString()).executeUpdate();
  }

  @Override
  public void name(Caller caller, Request request, long reporter) {
    casework
        .take(caller, request, "representative " + reporter)
        .ifPresent(working -> name(caller, working, reporter));
  }

  private void name(Caller caller, InHand working, long reporter) {
    var number = working.number();
    if (!isGroup(number)) {
      throw new Refusal.RuleBroken("it is not marked as a group matter");
    }
    var speaking = representatives(number);
    if (speaking.contains(reporter)) {
      return;
    }
    if (speaking.size() >= most) {
      throw new Refusal.RuleBroken("at most " + most + " speak for the others (" + source + ")");
    }
    handling.tell(number, reporter, "case.representative", String.valueOf(most));
    entities
        .createNativeQuery(
            "insert ignore into group_representative (case_number, reporter_id, named_at) values (:number,"
                + " :reporter, :now)")
        .setParameter("number", number.toString())
        .setParameter("reporter", reporter)
        .setParameter("now", clock.instant())
        .executeUpdate();
    casework.write(working, caller, Note.of(Happening.REPRESENTATIVE_NAMED, "r" + reporter));
  }

  @Override
  public void dismiss(Caller caller, Request request, long reporter) {
    casework
        .take(caller, request, "no representative " + reporter)
        .filter(working -> representatives(working.number()).contains(reporter))
        .ifPresent(working -> {
          entities
              .createNativeQuery(
                  "delete from group_representative where case_number = :number and reporter_id ="
                      + " :reporter")
              .setParameter("number", working.number().toString())
              .setParameter("reporter", reporter)
              .executeUpdate();
          casework.write(working, caller, Note.of(Happening.REPRESENTATIVE_LEFT, "r" + reporter));
        });
  }

  boolean isGroup(CaseNumber number) {
    return !entities
        .createNativeQuery("select case_number from group_matter where case_number = :number")
        .setParameter("number", number.toString())
        .getResultList()
        .isEmpty();
  }

  /** Of those who are on the case now. */
  Set<Long> representatives(CaseNumber number) {
    List<?> named =
        entities
            .createNativeQuery(
                "select reporter_id from group_representative where case_number = :number",
                Long.class)
            .setParameter("number", number.toString())
            .getResultList();
    return handling.reporters(number).stream()
        .map(OneHandling.Reporter::id)
        .filter(named::contains)
        .collect(Collectors.toSet());
  }
}
