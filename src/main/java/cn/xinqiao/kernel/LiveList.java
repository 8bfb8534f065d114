package cn.xinqiao.kernel;

/**
 * A list that an administrator may change while the service runs. The feature that reads the list
 * offers this; a list without it changes only by its file and a new start.
 */
public interface LiveList {

  /** The path below {@code seeds/}. */
  String name();

  /**
   * Looks whether the list could be used; changes nothing.
   *
   * @throws SeedFile.Invalid with line and reason when it cannot be used
   */
  void check(SeedFile list);

  /** Puts a list into force that was checked. */
  void use(SeedFile list);
}
