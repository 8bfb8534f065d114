package cn.xinqiao.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of several tables, written a few thousand at a time, in the order of their first use. */
final class Rows implements AutoCloseable {
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new LinkedHashMap<>();

  Rows(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param insert with a place for each value
   */
  void add(String insert, Object... values) throws SQLException {
    var row = statements.get(insert);
    if (row == null) {
      row = connection.prepareStatement(insert);
      statements.put(insert, row);
    }
    for (int i = 0; i < values.length; i++) {
      row.setObject(i + 1, values[i]);
    }
    row.addBatch();
  }

  void write() throws SQLException {
    for (PreparedStatement rows : statements.values()) {
      rows.executeBatch();
    }
    connection.commit();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement rows : statements.values()) {
      rows.close();
    }
  }
}
