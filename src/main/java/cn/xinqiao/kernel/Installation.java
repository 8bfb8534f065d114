package cn.xinqiao.kernel;

/** What this running system is for; its database is marked with it once and for all. */
public enum Installation {
  PRODUCTION,
  DEMO
}
