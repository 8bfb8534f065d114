package cn.xinqiao.office;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import java.util.List;

/**
 * Where officers want to be told, in the order in which the ways are tried. Kept sealed; nobody,
 * not even the owner, reads an address back in full.
 */
public interface NoticeAddresses {
  int MOST = 6;

  /** Whose addresses. */
  sealed interface Owner {
    record Officer(long id) implements Owner {}

    /** The group of an office, which hears of its emergencies whoever is on duty. */
    record Group(OfficeCode office) implements Owner {}
  }

  /** The kinds that this installation can use. */
  List<AddressKind> kinds();

  List<Shown> of(Owner owner);

  /**
   * Adds a last way.
   *
   * @param secret what letters are signed with; blank for none
   * @throws Refusal.RuleBroken when this can be no address of that kind, or there are enough
   */
  void add(Owner owner, AddressKind kind, String typed, String secret);

  /** Tried first from now on. */
  void first(Owner owner, long id);

  void remove(Owner owner, long id);

  /**
   * @param signed whether letters to it are signed
   */
  record Shown(long id, AddressKind kind, String masked, boolean signed) {}
}
