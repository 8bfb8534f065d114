package cn.xinqiao.office;

/** Where a provider tells what became of a notice that it had taken. */
public interface NoticeReports {

  /** A notice that nobody knows, or a report that comes twice, changes nothing. */
  void arrived(AddressKind kind, String providerId);

  /**
   * It did not arrive: the owner's next way is tried, as long as the notice is worth telling.
   *
   * @param why in our words, with nothing personal in it
   */
  void failed(AddressKind kind, String providerId, String why);
}
