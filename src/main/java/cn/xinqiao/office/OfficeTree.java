package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All offices of the city as one immutable tree; cheap to ask, made anew when the list changes. */
public final class OfficeTree {
  private final Map<OfficeCode, Office> byCode;
  private final Map<OfficeCode, List<Office>> children;

  /**
   * @throws IllegalArgumentException when a code is twice there, or a parent or answering office is
   *     missing
   */
  public OfficeTree(Collection<Office> offices) {
    var codes = new HashMap<OfficeCode, Office>();
    var below = new HashMap<OfficeCode, List<Office>>();
    for (Office office : offices) {
      if (codes.put(office.code(), office) != null) {
        throw new IllegalArgumentException("office " + office.code() + " is there twice");
      }
      office
          .above()
          .ifPresent(parent ->
              below.computeIfAbsent(parent, p -> new java.util.ArrayList<>()).add(office));
    }
    for (Office office : offices) {
      if (!office.above().map(codes::containsKey).orElse(true)) {
        throw new IllegalArgumentException(
            "office " + office.code() + " hangs under " + office.parent() + ", which is missing");
      }
      if (office.answering() != null && !codes.containsKey(office.answering())) {
        throw new IllegalArgumentException(
            "office " + office.code() + " is answered for by a missing " + office.answering());
      }
    }
    byCode = Map.copyOf(codes);
    children = Map.copyOf(below);
  }

  public Optional<Office> find(OfficeCode code) {
    return Optional.ofNullable(byCode.get(code));
  }

  /** The office of a code that is known to exist, because a row refers to it. */
  public Office get(OfficeCode code) {
    return find(code).orElseThrow(() -> new IllegalArgumentException("no office " + code));
  }

  public List<Office> childrenOf(OfficeCode code) {
    return children.getOrDefault(code, List.of());
  }

  /** The department of a city or district that has this task. */
  public Optional<Office> departmentOf(OfficeCode territory, String task) {
    return childrenOf(territory).stream().filter(o -> task.equals(o.task())).findFirst();
  }

  /** The street-level office that this code is, or stands in. */
  public Optional<Office> streetOf(OfficeCode code) {
    return up(code).filter(o -> o.level() == OfficeLevel.STREET).findFirst();
  }

  /** The district that this code is, or stands in. */
  public Optional<Office> districtOf(OfficeCode code) {
    return up(code).filter(o -> o.level() == OfficeLevel.DISTRICT).findFirst();
  }

  /** The office that really works cases for this one: itself, or who answers for a park or farm. */
  public Office answeringFor(OfficeCode code) {
    var office = get(code);
    return office.answering() == null ? office : get(office.answering());
  }

  /** This office and all above it, nearest first. */
  public Stream<Office> up(OfficeCode code) {
    return Stream.iterate(find(code), Optional::isPresent, o -> o.get().above().flatMap(this::find))
        .map(Optional::get);
  }

  public Stream<Office> all() {
    return byCode.values().stream();
  }

  public int size() {
    return byCode.size();
  }
}
