package cn.xinqiao.desk.frame;

/**
 * An entry of a list to choose from.
 *
 * @param value what the form sends
 * @param label what the officer reads
 */
public record Choice(String value, String label, boolean chosen) {}
