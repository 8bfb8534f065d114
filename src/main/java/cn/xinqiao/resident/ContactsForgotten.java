package cn.xinqiao.resident;

/** A resident's contacts are about to be erased; observed in the same transaction. */
public record ContactsForgotten(long residentId) {}
