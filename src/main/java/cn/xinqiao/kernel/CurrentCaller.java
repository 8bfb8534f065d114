package cn.xinqiao.kernel;

/** The officer of the running request; asked only where a role is required. */
@FunctionalInterface
public interface CurrentCaller {
  Caller get();
}
