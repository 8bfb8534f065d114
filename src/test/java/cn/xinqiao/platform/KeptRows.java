package cn.xinqiao.platform;

import cn.xinqiao.kernel.CaseNumber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks at rows as somebody would who holds a copy of the database. */
final class KeptRows {
  private static final String OF_CASE = "(select matter_id from cases where number = ?)";
  private static final String TALK =
      "(select conversation_id from case_reporter where case_number = ?)";
  private static final String RESIDENT =
      "(select resident_id from case_reporter where case_number = ?)";

  private final DataSource database;

  KeptRows(DataSource database) {
    this.database = database;
  }

  /** Rows that hold words of this case or of whoever reported it. */
  record Words(int matter, int reporter, int written, int pictures) {
    static final Words NONE = new Words(0, 0, 0, 0);
  }

  Words wordsOf(CaseNumber number) {
    return new Words(
        count(
            "matter where id = "
                + OF_CASE
                + " and (words <> '' or summary <> '' or place is not null or since is not null or"
                + " wanted is not null or reasons <> '[]')",
            number),
        count("case_reporter where case_number = ? and (words <> '' or code_hash <> '')", number),
        count(
            "case_words where id in (select words_id from case_line where case_number = ?)",
            number),
        count(
            "intake_picture p join attachment a on a.id = p.attachment_id where p.intake_id ="
                + " (select intake_id from matter where id = "
                + OF_CASE
                + ")",
            number));
  }

  /** Messages, attachments, sessions, drafts and turns of the talk in which it was reported. */
  int talkOf(CaseNumber number) {
    int rows = 0;
    for (String table : List.of("message", "attachment", "web_session", "talk", "turn", "outbox")) {
      rows += count(table + " where conversation_id = " + TALK, number);
    }
    return rows;
  }

  int contactsOf(CaseNumber number) {
    return count("contact where resident_id = " + RESIDENT, number);
  }

  int namesOf(CaseNumber number) {
    return count("resident where name_sealed is not null and id = " + RESIDENT, number);
  }

  /** Each line of the timeline as one text. */
  List<String> timelineOf(CaseNumber number) {
    return texts(
        "select concat(id, ' ', at, ' ', what, ' ', coalesce(office_code, ''), ' ', coalesce(detail,"
            + " ''), ' ', coalesce(words_digest, '')) from case_line where case_number = ? order by"
            + " id",
        number.toString());
  }

  /** What was erased by a rule, such as {@code cases=1 pictures=0 words=2}. */
  List<String> erasedBy(String rule) {
    return texts(
        "select object from audit_entry where act = 'ERASE' and purpose like ? order by id",
        rule + " v%");
  }

  int count(String rows, CaseNumber number) {
    return Integer.parseInt(texts("select count(*) from " + rows, number.toString()).getFirst());
  }

  void change(String sql, Object... values) {
    try (var connection = database.getConnection();
        var statement = with(connection, sql, values)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> texts(String sql, Object value) {
    var values = new Object[(int) sql.chars().filter(c -> c == '?').count()];
    java.util.Arrays.fill(values, value);
    var found = new ArrayList<String>();
    try (var connection = database.getConnection();
        var statement = with(connection, sql, values);
        var rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PreparedStatement with(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }
}
