package cn.xinqiao.insight;

import cn.xinqiao.clock.Evidence;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedTable;
import java.util.Optional;

/**
 * A figure as {@code rules/figures.csv} has it: which share of what, in words and in parts.
 *
 * @param cases of which kind; empty for any
 * @param of what is divided by
 * @param counts what is divided
 * @param status how well the source of the formula is known
 */
public record FigureRule(
    String id,
    Group group,
    Optional<Kind> cases,
    Fact of,
    Fact counts,
    Better better,
    String nameZh,
    String nameEn,
    String formulaZh,
    String formulaEn,
    String source,
    Evidence status) {

  /** Whose figures they are. */
  public enum Group {
    /** 12345 工单 */
    ORDERS,
    /** 信访 */
    PETITIONS,
    /** 本平台自有 */
    OURS
  }

  /** Which end is the good one. */
  public enum Better {
    HIGH,
    LOW
  }

  /**
   * @throws SeedFile.Invalid when the row cannot be used
   */
  static FigureRule of(SeedTable.Row row) {
    var rule =
        new FigureRule(
            row.text("id"),
            row.as("group", Group::valueOf),
            row.text("cases").equals("*")
                ? Optional.empty()
                : Optional.of(row.as("cases", FigureRule::kind)),
            row.as("of", Fact::valueOf),
            row.as("counts", Fact::valueOf),
            row.as("better", Better::valueOf),
            row.text("name_zh"),
            row.text("name_en"),
            row.text("formula_zh"),
            row.text("formula_en"),
            row.text("source"),
            row.as("status", Evidence::valueOf));
    rule.check(row);
    return rule;
  }

  private static Kind kind(String cell) {
    var kind = Kind.valueOf(cell);
    if (kind == Kind.OTHER) {
      throw new IllegalArgumentException("never becomes a case");
    }
    return kind;
  }

  private void check(SeedTable.Row row) {
    if (!id.matches("[a-z][a-z0-9-]{1,38}")) {
      throw row.invalid("'id' is small letters, digits and hyphens");
    }
    if (counts == of) {
      throw row.invalid("'counts' is the same as 'of': it would always be 100 %");
    }
    if (Occurrence.all().anyMatch(one -> counts.holds(one) && !of.holds(one))) {
      throw row.invalid("'" + counts + "' is no part of '" + of + "'");
    }
  }

  public String name(Language language) {
    return switch (language) {
      case ZH -> nameZh;
      case EN -> nameEn;
    };
  }

  public String formula(Language language) {
    return switch (language) {
      case ZH -> formulaZh;
      case EN -> formulaEn;
    };
  }

  boolean covers(Kind kind) {
    return cases.map(kind::equals).orElse(true);
  }
}
