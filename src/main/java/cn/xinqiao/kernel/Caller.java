package cn.xinqiao.kernel;

/** The officer on whose behalf a request runs. */
public record Caller(long officerId, String login, OfficeCode office, Role role) {

  public boolean mayRead() {
    return switch (role) {
      case OFFICER, LEAD, AUDITOR -> true;
      case ADMIN -> false;
    };
  }

  public boolean mayAct() {
    return switch (role) {
      case OFFICER, LEAD -> true;
      case ADMIN, AUDITOR -> false;
    };
  }
}
