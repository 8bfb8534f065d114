package cn.xinqiao;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.xinqiao.kernel.Seeds;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The house rules that a compiler does not know. Each has been seen to fail. */
class ArchitectureTest {
  private static final String DESK = "cn.xinqiao.desk.";

  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("cn.xinqiao");

  private static final List<String> FEATURES =
      List.of(
          "kernel",
          "platform",
          "office",
          "resident",
          "audit",
          "clock",
          "routing",
          "triage",
          "channel",
          "cases",
          "conversation",
          "followup",
          "insight",
          "desk",
          "api");

  private static final List<String> ROOMS =
      ALL.stream()
          .map(JavaClass::getPackageName)
          .filter(name -> name.startsWith(DESK))
          .map(name -> name.substring(DESK.length()).replaceFirst("\\..*", ""))
          .distinct()
          .sorted()
          .toList();

  /** Whose parts a room of the desk puts into its pages, or whose rules it asks; never back. */
  private static final Map<String, List<String>> TAKES_FROM =
      Map.of(
          "queue", List.of("charge", "duty", "pace"),
          "casefile", List.of("audit", "bridge", "document", "pace", "reply"),
          "document", List.of("reply"),
          "reception", List.of("casefile"),
          "duty", List.of("administration"),
          "track", List.of("document"));

  /** A package and the packages that it may import, separated by blanks. */
  @ParameterizedTest(name = "{0} imports only {1}")
  @CsvSource({
    "kernel, ''",
    "platform, kernel",
    "office, kernel",
    "resident, kernel",
    "audit, kernel",
    "clock, kernel office resident audit",
    "routing, kernel office resident audit",
    "triage, kernel office resident audit",
    "channel, kernel office resident audit",
    "cases, kernel office resident audit channel triage routing clock",
    "conversation, kernel office resident audit channel triage routing clock cases",
    "followup, kernel office resident audit channel triage routing clock cases",
    "insight, kernel office resident audit channel triage routing clock cases",
    "desk, kernel office resident audit channel triage routing clock cases conversation followup"
        + " insight",
    "api, kernel office resident audit channel triage routing clock cases conversation followup"
        + " insight"
  })
  void a_feature_imports_only_leftwards(String feature, String allowed) {
    var mayImport =
        Stream.concat(Stream.of(feature), Arrays.stream(allowed.split(" ")))
            .filter(name -> !name.isEmpty())
            .map(name -> "cn.xinqiao." + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("cn.xinqiao." + feature + "..")
        .should(
            dependOnClassesThat(
                resideInAPackage("cn.xinqiao..").and(not(resideInAnyPackage(mayImport)))))
        .check(ALL);
  }

  @Test
  void every_class_lives_in_a_package_that_the_rules_know() {
    classes()
        .should()
        .resideInAnyPackage(
            FEATURES.stream().map(name -> "cn.xinqiao." + name + "..").toArray(String[]::new))
        .check(ALL);
  }

  @Test
  void features_have_no_cycles() {
    slices().matching("cn.xinqiao.(*)..").should().beFreeOfCycles().check(ALL);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("ROOMS")
  void a_room_of_the_desk_imports_what_all_share_and_the_rooms_named_for_it(String room) {
    var mayImport =
        Stream.of(Stream.of(room), shared(room), TAKES_FROM.getOrDefault(room, List.of()).stream())
            .flatMap(names -> names)
            .map(name -> DESK + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(DESK + room + "..")
        .should(
            dependOnClassesThat(
                resideInAPackage(DESK + ".").and(not(resideInAnyPackage(mayImport)))))
        .check(ALL);
  }

  private static Stream<String> shared(String room) {
    return switch (room) {
      case "frame" -> Stream.empty();
      case "words" -> Stream.of("frame");
      default -> Stream.of("frame", "words");
    };
  }

  @Test
  void rooms_of_the_desk_have_no_cycles() {
    slices().matching(DESK + "(*)..").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void every_page_of_the_desk_is_in_a_room() {
    noClasses().should().resideInAPackage("cn.xinqiao.desk").check(ALL);
  }

  /** A list that cannot be used stops the start, and not the first resident who needs it. */
  @Test
  void whatever_reads_a_list_is_made_at_the_start() {
    var readsLists =
        describe(
            "is made of lists",
            (JavaCodeUnit made) ->
                made.getRawParameterTypes().stream().anyMatch(t -> t.isEquivalentTo(Seeds.class)));
    constructors()
        .that(readsLists)
        .and()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(ApplicationScoped.class)
        .should()
        .beDeclaredInClassesThat(
            describe("are made at the start", ArchitectureTest::isMadeAtTheStart))
        .check(ALL);
    methods()
        .that(readsLists)
        .and()
        .areAnnotatedWith(Produces.class)
        .should()
        .beAnnotatedWith(Startup.class)
        .check(ALL);
  }

  private static boolean isMadeAtTheStart(JavaClass made) {
    return made.isAnnotatedWith(Startup.class)
        || made.getMethods().stream()
            .flatMap(method -> method.getRawParameterTypes().stream())
            .anyMatch(type -> type.isEquivalentTo(StartupEvent.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "email", "sms", "robot", "telegram"})
  void a_wire_format_is_spoken_by_its_own_package_alone(String channel) {
    noClasses()
        .that()
        .resideOutsideOfPackage("cn.xinqiao.channel." + channel + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("cn.xinqiao.channel." + channel + "..")
        .check(ALL);
  }

  @Test
  void letters_are_known_to_their_own_package_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("cn.xinqiao.channel.email..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..")
        .check(ALL);
  }

  @Test
  void telegram_is_spoken_by_its_own_package_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("cn.xinqiao.channel.telegram..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("cn.xinqiao.channel.telegram..", "org.telegram..", "okhttp3..")
        .check(ALL);
  }

  @ParameterizedTest
  @FieldSource("FEATURES")
  void only_a_feature_itself_names_what_is_in_its_internal(String feature) {
    noClasses()
        .that()
        .resideOutsideOfPackage("cn.xinqiao." + feature + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("cn.xinqiao." + feature + ".internal..")
        .check(ALL);
  }

  @Test
  void a_wire_format_is_spoken_through_the_ports_of_its_channel() {
    noClasses()
        .that()
        .resideInAPackage("cn.xinqiao.channel.*..")
        .and()
        .resideOutsideOfPackage("cn.xinqiao.channel.internal..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("cn.xinqiao.channel.internal..")
        .check(ALL);
  }

  @Test
  void only_the_clock_producer_reads_the_time() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("cn.xinqiao.platform.ClockProducer")
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.time.LocalDate.class, "now")
        .orShould()
        .callMethod(java.time.LocalDateTime.class, "now")
        .orShould()
        .callMethod(java.time.ZonedDateTime.class, "now")
        .orShould()
        .callMethod(java.time.OffsetDateTime.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(java.time.Clock.class, "systemUTC")
        .check(ALL);
  }

  @Test
  void nothing_is_injected_into_fields() {
    fields().should().notBeAnnotatedWith(Inject.class).check(ALL);
  }

  @Test
  void names_say_what_a_class_is_and_not_which_pattern_it_follows() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Util|Utils|Helper|Dto|DTO|Service)")
        .check(ALL);
  }

  @Test
  void the_clock_is_plain_java() {
    noClasses()
        .that()
        .resideInAPackage("cn.xinqiao.clock..")
        .and()
        .doNotHaveSimpleName("Clocks")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta..", "io.quarkus..", "org.hibernate..")
        .check(ALL);
  }
}
