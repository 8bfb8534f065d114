package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where officers want to be told, in the order in which the ways are tried. Kept sealed; nobody,
 * not even the owner, reads an address back in full.
 */
public interface NoticeAddresses {
  int MOST = 6;

  /** Whose addresses. */
  sealed interface Owner {
    record Officer(long id) implements Owner {}

    /** An office itself, which hears of its emergencies whoever is on duty. */
    record Group(OfficeCode office) implements Owner {}
  }

  /** The kinds that this installation can use. */
  List<AddressKind> kinds();

  /** The other ones, each with what it lacks. */
  Map<AddressKind, NoticeWay.Missing> closed();

  /** Whether notices carry links: only where the installation knows its public address. */
  boolean carryLinks();

  List<Shown> of(Owner owner);

  /**
   * Adds a last way.
   *
   * @param secret what letters are signed with; blank for none
   * @throws Refusal.RuleBroken when this can be no address of that kind, when addresses of that
   *     kind are not typed in, or when there are enough
   */
  void add(Owner owner, AddressKind kind, String typed, String secret);

  /** Tried first from now on. */
  void first(Owner owner, long id);

  void remove(Owner owner, long id);

  /**
   * @param signed whether letters to it are signed
   * @param lately how it went the last time; empty when nothing was sent there yet
   */
  record Shown(long id, AddressKind kind, String masked, boolean signed, Optional<Lately> lately) {}

  /** How the last notice to an address fared. */
  record Lately(Instant at, Fate fate) {}

  /** What became of a notice at an address. */
  enum Fate {
    /** The provider has it. */
    TAKEN,
    /** The provider says that it arrived. */
    ARRIVED,
    /** The address takes nothing. */
    REFUSED,
    /** It may work later. */
    BUSY
  }
}
