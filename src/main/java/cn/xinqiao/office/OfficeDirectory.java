package cn.xinqiao.office;

import cn.xinqiao.kernel.Seeds;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Brings the office lists into force: the tree in memory, and the rows that cases refer to. */
@ApplicationScoped
class OfficeDirectory {
  private final OfficeList list;
  private final DataSource database;

  OfficeDirectory(Seeds seeds, DataSource database) {
    this.database = database;
    list =
        OfficeList.of(
            seeds.read("offices.csv"), seeds.read("gazetteer.csv"), seeds.read("departments.csv"));
  }

  @Produces
  @Singleton
  OfficeList list() {
    return list;
  }

  @Produces
  @Singleton
  OfficeTree tree() {
    return list.tree();
  }

  /** Before anything that writes a case: a code that left the lists stays as an inactive row. */
  void store(@Observes @Priority(1000) StartupEvent event) throws SQLException {
    try (var connection = database.getConnection()) {
      if (alreadyStored(connection)) {
        return;
      }
      try (var off = connection.prepareStatement("update office set active = false")) {
        off.executeUpdate();
      }
      try (var upsert =
          connection.prepareStatement(
              "insert into office (code, name, name_en, level, parent, task, answering, active)"
                  + " values (?, ?, ?, ?, ?, ?, ?, true) on duplicate key update name ="
                  + " values(name), name_en = values(name_en), level = values(level), parent ="
                  + " values(parent), task = values(task), answering = values(answering), active ="
                  + " true")) {
        for (Office office : inOrder()) {
          add(upsert, office);
        }
        upsert.executeBatch();
      }
    }
  }

  /** The rows are written anew only when they differ from the lists in number or in a name. */
  private boolean alreadyStored(Connection connection) throws SQLException {
    try (var query =
            connection.prepareStatement(
                "select code, name, name_en from office where active = true");
        var rows = query.executeQuery()) {
      int same = 0;
      while (rows.next()) {
        var office = list.tree().find(new cn.xinqiao.kernel.OfficeCode(rows.getString(1)));
        if (office.isEmpty()
            || !office.get().name().equals(rows.getString(2))
            || !office.get().nameEn().equals(rows.getString(3))) {
          return false;
        }
        same++;
      }
      return same == list.tree().size();
    }
  }

  private List<Office> inOrder() {
    return list.tree()
        .all()
        .sorted((a, b) -> a.code().value().compareTo(b.code().value()))
        .toList();
  }

  private static void add(PreparedStatement upsert, Office office) throws SQLException {
    upsert.setString(1, office.code().value());
    upsert.setString(2, office.name());
    upsert.setString(3, office.nameEn());
    upsert.setString(4, office.level().name());
    upsert.setString(5, office.parent() == null ? null : office.parent().value());
    upsert.setString(6, office.task());
    upsert.setString(7, office.answering() == null ? null : office.answering().value());
    upsert.addBatch();
  }
}
