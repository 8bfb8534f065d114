package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.channel.Incoming.Choice;
import cn.xinqiao.kernel.Language;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.office.OfficeList;
import cn.xinqiao.routing.ConfidentialDesk;
import cn.xinqiao.routing.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftingTest {

  private final OfficeList offices;
  private final Drafting drafting;

  DraftingTest() throws IOException {
    offices = OfficeList.of(seed("offices.csv"), seed("gazetteer.csv"), seed("departments.csv"));
    drafting = new Drafting(null, new Router(offices, seed("place-words.csv"))); // triage is down
  }

  @Test
  void unread_words_go_to_the_triage_desk_of_the_city_and_not_to_the_street_they_may_accuse()
      throws IOException {
    var unread = drafting.forPerson(begun("举报殷行街道某主任收钱"));
    var matter = unread.matters().getFirst();
    assertThat(
            new Placing(offices.tree(), new ConfidentialDesk(offices.tree(), seed("accused.csv")))
                .desk(unread, matter))
        .isEqualTo(OfficeCode.CITY_TRIAGE);
    assertThat(String.join("", matter.where().reasons())).contains("殷行街道");
  }

  @Test
  void a_turn_that_nobody_understands_takes_the_open_draft_with_it() {
    var step = drafting.unread(Stage.CARD, Optional.of(card()), heard("不是这里", null));
    assertThat(opened(step).words()).isEqualTo("路灯坏了\n不是这里");
    assertThat(Drafting.isForPerson(opened(step))).isTrue();
  }

  @Test
  void a_confirmation_that_fails_opens_what_was_confirmed() {
    var step = drafting.unread(Stage.CARD, Optional.of(card()), heard("", "confirm"));
    assertThat(opened(step)).isEqualTo(card().confirm());
  }

  @Test
  void a_button_that_fails_when_nothing_is_open_makes_no_case() {
    assertThat(drafting.unread(Stage.IDLE, Optional.empty(), heard("", "confirm")).acts())
        .isEmpty();
  }

  private Draft card() {
    return begun("路灯坏了")
        .with(
            drafting.forPerson(begun("路灯坏了")).matters().stream()
                .map(m -> new DraftMatter(m.what().withText("路灯坏了"), Spot.UNKNOWN))
                .toList());
  }

  private static Draft begun(String words) {
    return Draft.begun(words, Instant.EPOCH, List.of());
  }

  private static Heard heard(String words, String choice) {
    return new Heard(
        words,
        Optional.ofNullable(choice).map(id -> new Choice(id, 1L, null)),
        List.of(),
        Instant.EPOCH,
        Language.ZH);
  }

  private static Draft opened(Step step) {
    return ((Step.Act.OpenCases) step.acts().getFirst()).draft();
  }

  private static SeedFile seed(String name) throws IOException {
    return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
  }
}
