package cn.xinqiao.cases.bridge;

import java.util.List;
import java.util.Optional;

/**
 * A form of {@link Registrations} as the machine filled it, to be corrected.
 *
 * @param matters how many matters the words hold; each is registered apart
 * @param reasons why it was understood so, in Chinese
 * @param taken the order is a case already
 * @param goals the offices that it may be registered for
 */
public record Sketch(
    Entry entry,
    int matters,
    boolean unsure,
    List<String> reasons,
    Optional<References.Taken> taken,
    List<RegistrationGoals.Group> goals) {}
