package cn.xinqiao.kernel;

/**
 * Another version of a {@link LiveList} has come into force in this process.
 *
 * @param name the path below {@code seeds/}
 */
public record ListChanged(String name, int version) {}
