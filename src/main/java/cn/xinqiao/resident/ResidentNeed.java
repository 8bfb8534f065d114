package cn.xinqiao.resident;

/** Says whether something is kept for which a resident has to be known. */
public interface ResidentNeed {
  boolean needs(long residentId);
}
