package cn.xinqiao.bench;

import cn.xinqiao.survival.ResidentWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the database alone does with a row like a resident's message, one row a commit, over as many
 * connections as the service has. The same row with the same keys and indexes; nothing else.
 */
final class RawCommits implements AutoCloseable {
  /** quarkus.datasource.jdbc.max-size of the service. */
  static final int CONNECTIONS = 24;

  private static final String TABLE =
      """
      create table message (
        id bigint not null auto_increment primary key,
        conversation_id bigint not null,
        seq bigint not null,
        sender varchar(8) not null,
        external_id varchar(80) null,
        body_digest varchar(64) null,
        turn_no bigint null,
        words longtext not null,
        provider_at datetime(6) not null,
        created_at datetime(6) not null,
        constraint raw_seq_uq unique (conversation_id, seq),
        constraint raw_once_uq unique (conversation_id, external_id)
      )\
      """;
  private static final String ROW =
      """
      insert into message
        (conversation_id, seq, sender, external_id, body_digest, turn_no, words, provider_at, created_at)
        values (?, ?, 'RESIDENT', ?, ?, 1, ?, ?, ?)\
      """;

  private final List<Connection> connections = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  RawCommits(BenchDatabase database) throws SQLException {
    for (int i = 0; i < CONNECTIONS; i++) {
      connections.add(database.connectEmpty());
    }
    try (var statement = connections.getFirst().createStatement()) {
      statement.execute(TABLE);
      statement.execute("create index raw_turn_ix on message (conversation_id, turn_no)");
      statement.execute("create index raw_created_ix on message (created_at)");
    }
  }

  /** Commits a second, all connections busy all the time. */
  double perSecond(Duration duration) throws Exception {
    long end = System.nanoTime() + duration.toNanos();
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var counts =
          threads.invokeAll(
              connections.stream().<Callable<Integer>>map(c -> () -> insertUntil(end, c)).toList());
      long all = 0;
      for (var count : counts) {
        all += count.get();
      }
      return all * 1e3 / duration.toMillis();
    }
  }

  /** How long one commit takes when they come at this rate. */
  Latencies atRate(double perSecond, Duration duration) throws SQLException {
    var idle = new ArrayBlockingQueue<>(CONNECTIONS, false, connections);
    return OpenLoad.run(
            perSecond,
            duration,
            number -> {
              var connection = idle.take();
              try (var insert = connection.prepareStatement(ROW)) {
                insert(insert);
              } finally {
                idle.add(connection);
              }
            })
        .latencies();
  }

  private int insertUntil(long end, Connection connection) throws SQLException {
    int count = 0;
    try (var insert = connection.prepareStatement(ROW)) {
      for (; System.nanoTime() < end; count++) {
        insert(insert);
      }
    }
    return count;
  }

  private void insert(PreparedStatement insert) throws SQLException {
    int number = next.incrementAndGet();
    var now = LocalDateTime.now(ZoneOffset.UTC);
    insert.setLong(1, number % 3000);
    insert.setLong(2, number);
    insert.setString(3, "raw-" + number);
    insert.setString(4, "0".repeat(64));
    insert.setString(5, ResidentWords.matter(number));
    insert.setObject(6, now);
    insert.setObject(7, now);
    insert.executeUpdate();
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }
}
