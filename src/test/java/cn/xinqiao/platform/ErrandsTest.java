package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Errand;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ErrandsTest {
  private final Main.Errands errands;
  private final Instance<Errand> known;

  ErrandsTest(Main.Errands errands, @Any Instance<Errand> known) {
    this.errands = errands;
    this.known = known;
  }

  @Test
  void a_word_that_names_no_errand_ends_with_an_exit_code_of_its_own() {
    assertThat(errands.run("no-such-errand")).isEqualTo(2);
  }

  @Test
  void a_rehearsal_opens_the_first_pages_and_ends_well() {
    assertThat(errands.run("rehearse")).isZero();
  }

  @Test
  void each_errand_has_its_own_name() {
    var names = new HashSet<String>();
    assertThat(known.stream().toList()).isNotEmpty().allMatch(errand -> names.add(errand.name()));
  }
}
