package cn.xinqiao.bench;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.triage.internal.RawEmbedding;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Cases of a year, half of them in the busiest quarter of the committees, with meanings drawn from
 * those of the exemplars. Each has the rows that a case has: words, reporter, dates with their
 * ledger, timeline. What is older than six weeks is answered or ended, but for one case in a
 * hundred. Each growth tells the year once more, from its first day to its last: rows lie in the
 * order in which the cases came, as they do where they really came.
 */
final class ManyCases {
  private static final int MEANINGS = 2_000;
  private static final int BATCH = 10_000;
  private static final int DAYS = 365;
  private static final int ANSWERED_AFTER_DAYS = 42;

  private final BenchDatabase database;
  private final Random random = new Random(20261122);

  /** The numbers of today are those that the service gives meanwhile. */
  private final Instant last = Instant.now().minus(Duration.ofDays(1));

  private final List<byte[]> meanings = new ArrayList<>();
  private final Duration embedding;
  private final List<String> committees = new ArrayList<>();
  private final List<Growth> growths = new ArrayList<>();
  private int count;
  private long nextMatter;
  private long nextClock;

  ManyCases(BenchDatabase database, RawEmbedding model) throws IOException, SQLException {
    this.database = database;
    long begin = System.nanoTime();
    for (String text : texts()) {
      meanings.add(halves(model.vector(text)));
    }
    embedding = Duration.ofNanos(System.nanoTime() - begin);
    try (var connection = database.connect();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select code from office where level = 'NEIGHBOURHOOD' and active order by"
                        + " code")) {
      while (rows.next()) {
        committees.add(rows.getString(1));
      }
    }
    begin();
  }

  String summary() {
    return "%d meanings drawn from, embedded beforehand in %s; %,d committees"
        .formatted(meanings.size(), Figure.millis(embedding.toNanos() / 1e6), committees.size());
  }

  private static List<String> texts() throws IOException {
    var json = new ObjectMapper();
    var texts = new ArrayList<String>();
    try (var files = Files.list(Path.of("seeds/exemplars"))) {
      for (Path file : files.sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          texts.add(json.readTree(line).path("text").asText());
        }
      }
    }
    return texts.subList(0, Math.min(MEANINGS, texts.size()));
  }

  private static byte[] halves(float[] vector) {
    var halves = new byte[2 * vector.length];
    for (int i = 0; i < vector.length; i++) {
      short half = Float.floatToFloat16(vector[i]);
      halves[2 * i] = (byte) (half >> 8);
      halves[2 * i + 1] = (byte) half;
    }
    return halves;
  }

  /** Cases that were added together, the first of them a year old. */
  private record Growth(int from, int to) {
    boolean has(int ordinal) {
      return from < ordinal && ordinal <= to;
    }

    double age(int ordinal) {
      return DAYS * (to - ordinal + 0.5) / (to - from);
    }
  }

  /** All were told in one talk: whose it was is of no matter here. */
  private void begin() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into resident (id, created_at) values (900001, '2026-01-01')");
      statement.executeUpdate(
          "insert into conversation (id, channel, resident_id, language, last_seq, last_turn,"
              + " open_cases, created_at, last_at) values (900001, 'web', 900001, 'ZH', 0, 0, 1,"
              + " '2026-01-01', '2026-01-01')");
      statement.executeUpdate(
          "insert into intake (id, conversation_id, channel, received_at) values (900001, 900001,"
              + " 'web', '2026-01-01')");
    }
  }

  void growTo(int size) throws SQLException {
    try (var connection = database.connect();
        var rows = new Rows(connection)) {
      nextMatter = next(connection, "matter");
      nextClock = next(connection, "case_clock");
      database.fill(connection, true);
      connection.setAutoCommit(false);
      growths.add(new Growth(count, size));
      while (count < size) {
        for (int i = 0; i < BATCH && count < size; i++) {
          add(rows);
        }
        rows.write();
      }
      database.fill(connection, false);
    }
    analyse();
  }

  /** The service has opened cases of its own meanwhile. */
  private static long next(Connection connection, String table) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("select coalesce(max(id), 0) + 1 from " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** As the database itself does now and then. */
  private void analyse() throws SQLException {
    try (Connection connection = database.connect();
        var statement = connection.createStatement()) {
      if (database instanceof EmbeddedDatabase) {
        statement.execute("analyze sample_size 10000");
        statement.execute("shutdown compact"); // as if the cases had come in a year, not in minutes
      } else {
        statement.execute(
            "analyze table cases, case_meaning, case_reporter, matter, case_line, case_clock,"
                + " clock_entry");
      }
    }
  }

  private void add(Rows rows) throws SQLException {
    count++;
    long id = nextMatter++;
    var number = number(count);
    // squared, so that half of all lie in the first quarter
    double share = random.nextDouble();
    var committee = committees.get((int) (share * share * committees.size()));
    var street = committee.substring(0, 9);
    var subject =
        random.nextInt(10) < 4
            ? Subject.URBAN_CONSTRUCTION
            : Subject.values()[random.nextInt(Subject.values().length)];
    double age = age(count);
    var at = LocalDateTime.ofInstant(came(age), ZoneOffset.UTC);
    var state = state(age);
    boolean waits = state.equals("OPEN") || state.equals("ACCEPTED");
    var due = at.toLocalDate().plusDays(21);
    rows.add(MATTER, id, count, subject.name(), street, committee);
    rows.add(
        CASE,
        number,
        id,
        state,
        subject.name(),
        street,
        committee,
        at,
        at,
        state.equals("OPEN") ? null : at.plusDays(1),
        waits ? null : at.plusDays(6),
        state.equals("CLOSED") ? at.plusDays(9) : null,
        waits ? due : null);
    rows.add(REPORTER, number);
    var site = "第" + random.nextInt(6) + "小区";
    var meaning = meanings.get(random.nextInt(meanings.size()));
    rows.add(MEANING, number, street, committee, subject.name(), site, at, meaning);
    history(rows, number, street, at, state);
    clock(rows, nextClock++, number, "FIRST_CONTACT", at, 1, state.equals("OPEN"));
    clock(rows, nextClock++, number, "ANSWER", at, 15, waits);
  }

  private static void history(
      Rows rows, String number, String street, LocalDateTime at, String state) throws SQLException {
    rows.add(LINE, number, at, "OPENED", street, "confirmed");
    if (state.equals("OPEN")) {
      return;
    }
    rows.add(LINE, number, at.plusDays(1), "ACCEPTED", street, "ORDINARY");
    if (!state.equals("ACCEPTED")) {
      rows.add(LINE, number, at.plusDays(6), "REPLIED", street, null);
    }
  }

  private static void clock(
      Rows rows, long id, String number, String what, LocalDateTime at, int days, boolean runs)
      throws SQLException {
    var stopped = runs ? null : at.plusHours(20);
    rows.add(CLOCK, id, number, what, at.toLocalDate().plusDays(days * 7 / 5), stopped);
    rows.add(START, id, at, days, "RECEIVED");
    if (stopped != null) {
      rows.add(STOP, id, stopped);
    }
  }

  private String state(double age) {
    if (age < ANSWERED_AFTER_DAYS || random.nextInt(100) == 0) {
      return age < 1 || random.nextInt(10) == 0 ? "OPEN" : "ACCEPTED";
    }
    return random.nextInt(3) == 0 ? "REPLIED" : "CLOSED";
  }

  private double age(int ordinal) {
    return growths.stream().filter(one -> one.has(ordinal)).findFirst().orElseThrow().age(ordinal);
  }

  private Instant came(double age) {
    return last.minusSeconds((long) (age * 86_400));
  }

  private String number(int ordinal) {
    var day = LocalDate.ofInstant(came(age(ordinal)), ZoneOffset.UTC);
    return new CaseNumber(day, 1 + ordinal % 999_999).toString();
  }

  /** One of them. */
  String any() {
    return number(1 + random.nextInt(count));
  }

  /** The street with the most of them. */
  String busiestStreet() {
    return committees.getFirst().substring(0, 9);
  }

  /** Where one of them is: the more a street has, the more often. */
  String anyStreet() {
    double share = random.nextDouble();
    return committees.get((int) (share * share * committees.size())).substring(0, 9);
  }

  private static final String MATTER =
      """
      insert into matter (id, intake_id, ordinal, words, summary, kind, sub_kind, subject, urgency,
          confidence, decided_by, decided_with, reasons, office_code, neighbourhood_code)
        values (?, 900001, ?, '电梯又坏了，老人下不了楼', '电梯又坏了', 'SERVICE_REQUEST', 'ASSISTANCE', ?,
          'NORMAL', 1, 'EMBEDDED', 'bench', '[]', ?, ?)\
      """;
  private static final String CASE =
      """
      insert into cases (number, version, matter_id, status, stage, kind, sub_kind, subject, urgency,
          urgency_rank, office_code, neighbourhood_code, confidential, confirmed, reachable, language,
          received_at, opened_at, accepted_at, replied_at, ended_at, next_due)
        values (?, 0, ?, ?, 'HANDLING', 'SERVICE_REQUEST', 'ASSISTANCE', ?, 'NORMAL', 2, ?, ?,
          false, true, true, 'ZH', ?, ?, ?, ?, ?, ?)\
      """;
  private static final String REPORTER =
      """
      insert into case_reporter (case_number, resident_id, conversation_id, part, words, code_hash,
          code_failures)
        values (?, 900001, 900001, 'ORIGINAL', '电梯又坏了，老人下不了楼', '', 0)\
      """;
  private static final String MEANING =
      """
      insert into case_meaning (case_number, street_code, neighbourhood_code, subject, things, site,
          opened_at, meaning)
        values (?, ?, ?, ?, 'lift', ?, ?, ?)\
      """;
  private static final String LINE =
      """
      insert into case_line (case_number, at, what, office_code, detail, on_behalf)
        values (?, ?, ?, ?, ?, false)\
      """;
  private static final String CLOCK =
      """
      insert into case_clock (id, case_number, what, due_on, provisional, rule_id, rule_version,
          rule_zh, rule_en, stopped_at)
        values (?, ?, ?, ?, false, 'bench', 1, '1 个工作日', '1 working day', ?)\
      """;
  private static final String START =
      """
      insert into clock_entry (clock_id, act, at, amount, unit, reason, rule_id, rule_version)
        values (?, 'START', ?, ?, 'WORKING_DAYS', ?, 'bench', 1)\
      """;
  private static final String STOP =
      "insert into clock_entry (clock_id, act, at, reason) values (?, 'STOP', ?, 'DONE')";
}
