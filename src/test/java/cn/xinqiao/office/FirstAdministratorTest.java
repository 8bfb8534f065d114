package cn.xinqiao.office;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Role;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@QuarkusTest
@Tag("database")
class FirstAdministratorTest {
  private final FirstAdministrator first;
  private final Officers officers;
  private final EntityManager entities;

  FirstAdministratorTest(FirstAdministrator first, Officers officers, EntityManager entities) {
    this.first = first;
    this.officers = officers;
    this.entities = entities;
  }

  /** As if nobody had come in yet: the accounts of other tests rest meanwhile. */
  @BeforeEach
  void restOthers() {
    activate(false);
  }

  @AfterEach
  void wakeOthers() {
    activate(true);
  }

  @Test
  void each_start_makes_a_link_until_an_administrator_of_the_city_has_a_password() {
    officers.appoint("partial.admin", new OfficeCode("310117"), Role.ADMIN);
    officers.givePassword("partial.admin", "a password of a part");
    assertThat(first.link()).as("the first start's, which is missed").isPresent();
    var link = first.link().orElseThrow();
    assertThat(officers.acceptInvitation(link, "a password at last")).contains("admin");
    assertThat(first.link()).as("somebody can enter now").isEmpty();
  }

  private void activate(boolean active) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            entities
                .createNativeQuery(
                    "update officer set active = :active where role = 'ADMIN' and office_code ="
                        + " '31' and login <> 'admin'")
                .setParameter("active", active)
                .executeUpdate());
  }
}
