package cn.xinqiao.cases.bridge;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.CaseFile.Step;
import cn.xinqiao.cases.bridge.CopyFields.From;
import cn.xinqiao.cases.bridge.References.Reference;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A case laid out as another system's closing form asks, field by field. What the case does not
 * hold stays empty: nothing is made up to fill a form.
 */
@ApplicationScoped
public class CopyBlock {
  /** With the first of these an officer has got in touch. */
  private static final Set<String> IN_TOUCH = Set.of("MESSAGE", "REPLIED");

  private static final Set<String> FROM_RESIDENT = Set.of("ADDED", "URGED", "TRANSCRIBED", "HEARD");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
          .withZone(ZoneId.of("Asia/Shanghai"));

  private final CopyFields fields;
  private final Texts texts;

  CopyBlock(CopyFields fields, Texts texts) {
    this.fields = fields;
    this.texts = texts;
  }

  /**
   * @param value empty when the case does not hold it
   */
  public record Field(String label, Optional<String> value) {}

  /** The fields that the system of this reference asks, in its order and its words. */
  public List<Field> of(CaseFile file, Reference reference) {
    return fields.of(reference.system()).stream()
        .map(field -> new Field(field.label(), value(field.from(), file, reference)))
        .toList();
  }

  private Optional<String> value(From from, CaseFile file, Reference reference) {
    return switch (from) {
      case NUMBER -> Optional.of(file.line().number().toString());
      case OUTSIDE_NUMBER -> Optional.of(reference.number());
      case CONTACT_BY ->
          contact(file).flatMap(Step::office).map(office -> office.name(Language.ZH));
      case CONTACT_AT -> contact(file).map(step -> minute(step.at()));
      case CONTACT_MISSED -> contact(file).isPresent() ? Optional.empty() : missed(file);
      case ANSWER -> answer(file).flatMap(Step::words);
      case ANSWER_WAY -> answer(file).flatMap(step -> way(file, step));
      case ANSWER_AT -> answer(file).map(step -> minute(step.at()));
      case FEEDBACK -> answer(file).flatMap(step -> feedback(file, step));
      case NOTHING -> Optional.empty();
    };
  }

  private static Optional<Step> contact(CaseFile file) {
    return file.timeline().stream()
        .filter(step -> IN_TOUCH.contains(step.what()) || isCall(step, "REACHED"))
        .findFirst();
  }

  private static boolean isCall(Step step, String how) {
    return step.what().equals("CALLED") && step.detail().filter(how::equals).isPresent();
  }

  private Optional<String> missed(CaseFile file) {
    var tries =
        file.timeline().stream()
            .filter(step -> isCall(step, "NOT_REACHED") || isCall(step, "WRONG_NUMBER"))
            .map(step ->
                minute(step.at())
                    + " "
                    + texts.say(Language.ZH, "copy.call." + step.detail().orElseThrow())
                    + step.words().map(words -> "：" + words).orElse(""))
            .collect(Collectors.joining("；"));
    return Optional.of(tries).filter(text -> !text.isEmpty());
  }

  private static Optional<Step> answer(CaseFile file) {
    return file.timeline().stream()
        .filter(step -> step.what().equals("REPLIED"))
        .reduce((before, last) -> last);
  }

  /** How it was served, if it was; else the proof that it arrived says by which way. */
  private Optional<String> way(CaseFile file, Step answer) {
    return after(file, answer).stream()
        .filter(step -> step.what().equals("SERVED") || step.what().equals("DELIVERED"))
        .sorted(Comparator.comparing(step -> step.what().equals("DELIVERED")))
        .flatMap(step -> step.detail().stream())
        .map(detail -> detail.replaceFirst(":.*", ""))
        .map(channel -> texts.startingWith(Language.ZH, "copy.way.").get("copy.way." + channel))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<String> feedback(CaseFile file, Step answer) {
    var said =
        after(file, answer).stream()
            .filter(step -> FROM_RESIDENT.contains(step.what()))
            .flatMap(step -> step.words().stream())
            .collect(Collectors.joining("\n"));
    return Optional.of(said).filter(text -> !text.isEmpty());
  }

  private static List<Step> after(CaseFile file, Step answer) {
    var lines = file.timeline();
    return lines.subList(lines.lastIndexOf(answer) + 1, lines.size());
  }

  private static String minute(Instant at) {
    return MINUTE.format(at);
  }
}
