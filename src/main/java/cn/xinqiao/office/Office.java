package cn.xinqiao.office;

import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import java.util.Optional;

/**
 * A node of the office tree.
 *
 * @param name the full Chinese name, such as 殷行街道
 * @param nameEn an English form where the list has one, otherwise the Chinese name
 * @param parent the office above; the city has none
 * @param task what a department or desk is for, such as {@code chengguan}; null for territories
 * @param answering the office that answers for a park or farm, which has no desk of its own; null
 *     otherwise
 */
public record Office(
    OfficeCode code,
    String name,
    String nameEn,
    OfficeLevel level,
    OfficeCode parent,
    String task,
    OfficeCode answering) {

  public String name(Language language) {
    return switch (language) {
      case ZH -> name;
      case EN -> nameEn;
    };
  }

  public Optional<OfficeCode> above() {
    return Optional.ofNullable(parent);
  }
}
