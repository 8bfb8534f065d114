package cn.xinqiao.cases.document.paper;

import static cn.xinqiao.cases.document.paper.PaperSeeds.changed;
import static cn.xinqiao.cases.document.paper.PaperSeeds.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.xinqiao.cases.DocumentKind;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SubKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A template that cannot be used stops the start and names the file, the line and the reason. */
class TemplateFileTest {

  @ParameterizedTest
  @EnumSource(DocumentKind.class)
  void every_kind_has_a_template_with_its_source_in_both_languages(DocumentKind kind) {
    var template = new Templates(PaperSeeds.templates()).of(kind);
    assertThat(template.source()).isNotBlank();
    assertThat(template.body()).isNotEmpty();
    assertThat(template.cover()).isNotEmpty();
    assertThat(template.version()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "decision.txt | {received} | {recieved} | 18 | {recieved} is no fact and no field",
        "decision.txt | {basis} | {facts} | 15 | 'basis' is unused",
        "decision.txt | remedy: REVIEW | remedy: NONE | 8 | has the remedy REVIEW, not NONE",
        "decision.txt | status: V | status: X | 10 | 'status' cannot be 'X'",
        "decision.txt | cases: PETITION/APPEAL | cases: PETITION/INQUIRY | 7 | 'cases' cannot be",
        "decision.txt | mark: 意 | | 1 | 'mark' is missing",
        "decision.txt | = {reply} | = {answer} | 14 | {answer} is nothing that a case has",
        "decision.txt | {office.en} | {office} | 30 | {office} is no fact and no field",
        "decision.txt | field facts: | fields facts: | 13 | cannot be read",
        "decision.txt | {facts} | {name} | 22 | {name} is no fact and no field",
        "extension-notice.txt | 让您久等了。 | {remedy} | 20 | {remedy} has a line of its own",
        "refusal-notice.txt | choice route: 应当走的渠道 | | 8 | a route is chosen where",
      })
  void a_line_that_cannot_be_used_is_refused(
      String name, String right, String wrong, int line, String reason) {
    var file = changed(read("documents/" + name), right, wrong == null ? "" : wrong);
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> TemplateFile.read(file))
        .withMessageContaining("seeds/documents/" + name + " line " + line + ": ")
        .withMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"decision.txt", "refusal-notice.txt", "final-decision.txt"})
  void a_document_without_the_remedy_that_is_due_is_refused(String name) {
    var file = read("documents/" + name);
    var without =
        new SeedFile(file.name(), 1, file.content().replaceFirst("(?m)^\\{remedy}$", "不服的，另行告知。"));
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> TemplateFile.read(without))
        .withMessageContaining("the remedy sentence is missing");
  }

  @Test
  void a_kind_with_two_templates_is_refused() {
    var files = new java.util.ArrayList<>(PaperSeeds.templates());
    files.add(read("documents/decision.txt"));
    assertThatExceptionOfType(SeedFile.Invalid.class)
        .isThrownBy(() -> new Templates(files))
        .withMessageContaining("DECISION has two templates");
  }

  @Test
  void a_kind_without_a_template_stops_the_start() {
    var files = PaperSeeds.templates().stream().filter(f -> !f.name().contains("hearing")).toList();
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> new Templates(files))
        .withMessageContaining("HEARING_NOTICE has no template");
  }

  @Test
  void an_accusation_gets_no_document_that_is_for_appeals() {
    var templates = new Templates(PaperSeeds.templates());
    assertThat(templates.all())
        .filteredOn(template -> template.isFor(Kind.PETITION, SubKind.ACCUSATION))
        .extracting(Template::kind)
        .containsExactly(
            DocumentKind.TRANSFER_LETTER, DocumentKind.CLOSING_REPORT, DocumentKind.RETURN_RECEIPT);
  }
}
