package cn.xinqiao.cases.bridge;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An order of another system, as far as it was understood.
 *
 * @param number as it was written; it may be no number at all
 * @param words the matter, with everything that no field was known for
 * @param due the day in Shanghai
 */
public record Order(
    Optional<String> number,
    Optional<String> name,
    Optional<String> phone,
    Optional<String> home,
    Optional<String> place,
    String words,
    Optional<LocalDate> due,
    Optional<LocalDate> received) {}
