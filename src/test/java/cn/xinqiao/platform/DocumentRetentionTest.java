package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.TestClock;
import cn.xinqiao.TestOfficers;
import cn.xinqiao.kernel.Retention;
import cn.xinqiao.kernel.Retention.Kept;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents name residents: their words and files go with the words of the case. */
@QuarkusTest
@TestProfile(PassingYears.Profile.class)
@Tag("database")
class DocumentRetentionTest {
  private static final String PAPERS =
      "document_paper where document_id in (select id from document where case_number = ?)";

  private final DailyErasure erasure;
  private final PassingYears years;
  private final KeptRows rows;

  DocumentRetentionTest(
      DailyErasure erasure,
      Retention retention,
      TestClock clock,
      TestOfficers officers,
      DataSource database) {
    this.erasure = erasure;
    this.years = new PassingYears(retention, clock, officers, database);
    this.rows = new KeptRows(database);
  }

  @Test
  void a_documents_files_are_erased_in_the_same_night_and_its_number_and_digest_stay()
      throws IOException {
    var reported = years.reported();
    years.refuse(reported);
    // what only looks like a sealed number cannot be opened for whoever drafts
    rows.change("delete from contact where fingerprint = ?", reported.toString());
    var path = "/api/cases/" + reported + "/documents";
    long id =
        years
            .officer()
            .body(
                Map.of(
                    "kind",
                    "REFUSAL_NOTICE",
                    "fields",
                    Map.of(
                        "addressee",
                        "李鿍",
                        "reason",
                        "根据《信访工作条例》第二十三条，不在本街道。",
                        "route",
                        "OTHER_BODY")))
            .post(path)
            .then()
            .statusCode(201)
            .extract()
            .jsonPath()
            .getLong("id");
    years.officer().body("{}").post(path + "/" + id + "/issuance").then().statusCode(200);
    assertThat(rows.count(PAPERS, reported.number())).isOne();

    years.advanceTo(years.end(Kept.CASE_WORDS).plus(Duration.ofDays(1)));
    erasure.run();
    assertThat(rows.wordsOf(reported.number())).isEqualTo(KeptRows.Words.NONE);
    assertThat(rows.count(PAPERS, reported.number())).isZero();
    assertThat(
            rows.count(
                "document where case_number = ? and number_shown is not null and pdf_digest is not"
                    + " null",
                reported.number()))
        .isOne();
    assertThat(rows.erasedBy("case-words")).anyMatch(counts -> counts.contains("documents=1"));
    years.officer().get(path + "/" + id + ".pdf").then().statusCode(403);
  }
}
