package cn.xinqiao.cases.grid;

import cn.xinqiao.audit.Act;
import cn.xinqiao.audit.AuditTrail;
import cn.xinqiao.channel.ShortMessages;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Vault;
import cn.xinqiao.office.OfficeLevel;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps the grids as rows; each change has its line in the audit trail. */
@ApplicationScoped
@Transactional
class GridBook implements Grid {
  private final EntityManager entities;
  private final ShortMessages messages;
  private final GridShelf shelf;
  private final LookEndings endings;
  private final OfficeTree offices;
  private final AuditTrail audit;
  private final Vault vault;
  private final Clock clock;

  GridBook(
      EntityManager entities,
      ShortMessages messages,
      GridShelf shelf,
      LookEndings endings,
      OfficeTree offices,
      AuditTrail audit,
      Vault vault,
      Clock clock) {
    this.entities = entities;
    this.messages = messages;
    this.shelf = shelf;
    this.endings = endings;
    this.offices = offices;
    this.audit = audit;
    this.vault = vault;
    this.clock = clock;
  }

  @Override
  public Checked check(Caller caller, byte[] file) {
    requireKeeper(caller);
    if (file.length > LARGEST) {
      throw new Refusal.TooLarge("a grid has at most " + LARGEST + " bytes");
    }
    var text = GridFile.decoded(file);
    var read = read(caller, text);
    return read.faults().isEmpty()
        ? usable(text, read.rows())
        : new Checked.Unusable(read.faults());
  }

  private Checked usable(String text, List<GridRow> rows) {
    var before = stored(rows);
    var elsewhere = elsewhere(rows);
    return elsewhere.isEmpty()
        ? new Checked.Usable(text, before.seen(), before.change(rows, endings::waitingFor))
        : new Checked.Unusable(elsewhere);
  }

  @Override
  public Change take(Caller caller, String text, String seen) {
    requireKeeper(caller);
    var read = read(caller, text);
    if (!read.faults().isEmpty()) {
      throw new Refusal.RuleBroken("this is not the file that was checked");
    }
    committees(read.rows()).forEach(this::lock);
    var before = stored(read.rows());
    if (!before.seen().equals(seen) || !elsewhere(read.rows()).isEmpty()) {
      throw new Refusal.Conflict("the grid has changed since the file was checked");
    }
    var change = before.change(read.rows(), endings::waitingFor);
    // cases before what is asked about them, as whoever asks takes them
    endings.lockCases(before.leaving(read.rows()));
    store(before, read.rows());
    committees(read.rows())
        .forEach(committee ->
            audit.record(
                caller.officerId(), Act.CHANGE_GRID, committee, "nodes=" + read.rows().size()));
    return change;
  }

  private GridFile.Read read(Caller caller, String text) {
    return GridFile.read(text, messages::addressIn, committee -> keeps(caller, committee));
  }

  /** Two files for one committee are taken one after the other. */
  private void lock(String committee) {
    entities
        .createNativeQuery("select code from office where code = :code for update")
        .setParameter("code", committee)
        .getResultList();
  }

  private StoredGrid stored(List<GridRow> rows) {
    var nodes =
        committees(rows).stream()
            .flatMap(committee -> shelf.nodes(new OfficeCode(committee)).stream())
            .collect(
                Collectors.toMap(GridNode::code, node -> node, (one, same) -> one, TreeMap::new));
    return new StoredGrid(
        nodes, shelf.keepers(nodes.values().stream().map(GridNode::id).toList()), vault);
  }

  /** A code is one node's in the whole city; the file says nothing of other committees. */
  private List<Fault> elsewhere(List<GridRow> rows) {
    var ours = committees(rows);
    return shelf.named(codes(rows)).values().stream()
        .filter(node -> !node.isRetired())
        .filter(node -> !ours.contains(node.committee().value()))
        .map(node -> new Fault(0, Problem.ELSEWHERE, node.code()))
        .toList();
  }

  private void store(StoredGrid before, List<GridRow> rows) {
    var now = clock.instant();
    var known = shelf.named(codes(rows));
    var keptAnew = rows.stream().filter(before::isKeptAnew).collect(Collectors.toSet());
    endings.leave(before.leaving(rows), now);
    for (GridRow row : rows) {
      var node = known.get(row.code());
      if (node == null) {
        node = new GridNode(row);
        entities.persist(node);
      } else {
        node.becomes(row);
      }
      if (keptAnew.contains(row)) {
        var kept = node;
        row.keeper().ifPresent(who -> entities.persist(new GridKeeper(kept, who, vault, now)));
      }
    }
    before.gone(rows).forEach(node -> node.retire(now));
  }

  @Override
  public List<Committee> committees(Caller caller) {
    var counts = shelf.counts(caller.office());
    return offices
        .all()
        .filter(office -> office.level() == OfficeLevel.NEIGHBOURHOOD)
        .filter(office -> office.code().within(caller.office()))
        .filter(office -> counts.containsKey(office.code()) || isStreets(caller))
        .sorted((one, other) -> one.code().value().compareTo(other.code().value()))
        .map(office -> {
          var count = counts.getOrDefault(office.code(), new GridShelf.Count(0, 0));
          return new Committee(office, count.nodes(), count.kept());
        })
        .toList();
  }

  /** Above a street the empty committees would be thousands. */
  private boolean isStreets(Caller caller) {
    return offices.get(caller.office()).level() == OfficeLevel.STREET;
  }

  @Override
  public List<Node> nodes(Caller caller, OfficeCode committee) {
    if (!committee.within(caller.office()) || offices.find(committee).isEmpty()) {
      throw new Refusal.NotFound("no such grid");
    }
    var nodes = shelf.nodes(committee);
    var keepers = shelf.keepers(nodes.stream().map(GridNode::id).toList());
    return GridShelf.inOrder(nodes).stream()
        .map(node -> {
          var keeper = Optional.ofNullable(keepers.get(node.id()));
          return new Node(
              node.code(),
              node.level(),
              node.name(),
              keeper.flatMap(who -> who.name(vault)),
              keeper.flatMap(who -> who.masked(vault)));
        })
        .toList();
  }

  @Override
  public boolean keeps(Caller caller) {
    var level = offices.get(caller.office()).level();
    boolean holdsCommittees =
        switch (level) {
          case CITY, DISTRICT, STREET -> true;
          case NEIGHBOURHOOD, DEPARTMENT -> false;
        };
    return holdsCommittees
        && switch (caller.role()) {
          case LEAD, ADMIN -> true;
          case OFFICER, AUDITOR -> false;
        };
  }

  @Override
  public String example(Caller caller) {
    var committee =
        committees(caller).stream()
            .findFirst()
            .map(Committee::office)
            .orElseGet(() -> offices.all().filter(GridBook::isCommittee).findFirst().orElseThrow());
    return GridExample.of(committee);
  }

  private static boolean isCommittee(cn.xinqiao.office.Office office) {
    return office.level() == OfficeLevel.NEIGHBOURHOOD;
  }

  private boolean keeps(Caller caller, OfficeCode committee) {
    return keeps(caller)
        && committee.within(caller.office())
        && offices.find(committee).filter(GridBook::isCommittee).isPresent();
  }

  private void requireKeeper(Caller caller) {
    if (!keeps(caller)) {
      throw new Refusal.Forbidden("a street's lead or an administrator brings its grids");
    }
  }

  private static List<String> committees(List<GridRow> rows) {
    return rows.stream().map(row -> row.committee().value()).distinct().sorted().toList();
  }

  private static List<String> codes(List<GridRow> rows) {
    return rows.stream().map(GridRow::code).toList();
  }
}
