package cn.xinqiao.conversation.internal;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;

class DraftingTest {

  @Test
  void unread_words_go_to_the_triage_desk_of_the_city_and_not_to_the_street_they_may_accuse()
      throws IOException {
    var list = OfficeList.of(seed("offices.csv"), seed("gazetteer.csv"), seed("departments.csv"));
    var drafting = new Drafting(null, new Router(list, seed("place-words.csv"))); // no triage works
    var unread = drafting.forPerson(Draft.begun("举报殷行街道某主任收钱", Instant.EPOCH, List.of()));
    var matter = unread.matters().getFirst();
    assertThat(new Placing(list.tree(), new ConfidentialDesk(list.tree())).desk(unread, matter))
        .isEqualTo(OfficeCode.CITY_TRIAGE);
    assertThat(String.join("", matter.where().reasons())).contains("殷行街道");
  }

  private static SeedFile seed(String name) throws IOException {
    return new SeedFile(name, 1, Files.readString(Path.of("seeds", name)));
  }
}
