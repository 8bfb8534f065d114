package cn.xinqiao.triage;

import java.util.List;
import java.util.stream.Stream;

/**
 * What endangers life or property now. Despair of the writer and despair that the writer witnesses
 * are two kinds: the words that help, and the number to call, differ.
 */
public enum EmergencyKind {
  FIRE("119", "火情", "120"),
  GAS("119", "燃气泄漏", "962777", "120"),
  /** An explosion, or the threat of one. */
  EXPLOSION("110", "爆炸或扬言爆炸", "119", "120"),
  /** Violence under way, and threats to kill or to burn. */
  VIOLENCE("110", "暴力伤害", "120"),
  /** The writer's own life. */
  SUICIDE_OWN("12356", "本人轻生", "962525", "110", "120"),
  /** The life of somebody whom the writer sees or knows. */
  SUICIDE_WITNESSED("110", "他人轻生", "120", "12356"),
  TRAPPED("119", "人员被困", "120"),
  /** A person who has fallen and cannot rise, or is unconscious or not breathing. */
  FALL("120", "摔倒或昏迷"),
  LIVE_WIRE("119", "电线断落或触电", "120", "95598"),
  /** Water inside a dwelling; never a puddle in the street. */
  FLOOD("119", "室内进水", "962740"),
  /** A cry for help that does not say what happens. */
  CRY("110", "呼救", "119", "120");

  private final String hotline;
  private final String label;
  private final List<String> further;

  EmergencyKind(String hotline, String label, String... further) {
    this.hotline = hotline;
    this.label = label;
    this.further = List.of(further);
  }

  /** The one number to call first; the safety texts name further ones. */
  public String hotline() {
    return hotline;
  }

  /** All numbers that help, the first to call first. */
  public List<String> hotlines() {
    return Stream.concat(Stream.of(hotline), further.stream()).toList();
  }

  /** What officers read. */
  public String label() {
    return label;
  }
}
