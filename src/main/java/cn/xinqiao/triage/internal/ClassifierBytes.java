package cn.xinqiao.triage.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/** A classifier as a row: its weights and the vectors of what it learned from, compressed. */
final class ClassifierBytes {
  private ClassifierBytes() {}

  static Optional<Classifier> find(DataSource database, String id, Lessons lessons)
      throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("select content from classifier where id = ?")) {
      query.setString(1, id);
      var row = query.executeQuery();
      return row.next() ? Optional.of(read(id, row.getBytes(1), lessons)) : Optional.empty();
    }
  }

  /** Another replica may have been quicker: equal exemplars make an equal classifier. */
  static void keep(
      DataSource database, String id, byte[] content, Lessons lessons, LocalDateTime now)
      throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert ignore into classifier (id, seed_digest, embedding_id, exemplars, content,"
                    + " created_at) values (?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, id);
      insert.setString(2, lessons.digest());
      insert.setString(3, MeaningModel.NAME);
      insert.setInt(4, lessons.texts().size());
      insert.setBytes(5, content);
      insert.setObject(6, now);
      insert.executeUpdate();
    }
  }

  /**
   * @param score the share of exemplars that were judged rightly when they were held back
   */
  static void rate(DataSource database, String id, double score) throws SQLException {
    try (var connection = database.getConnection();
        var update = connection.prepareStatement("update classifier set score = ? where id = ?")) {
      update.setDouble(1, score);
      update.setString(2, id);
      update.executeUpdate();
    }
  }

  static byte[] write(Classifier classifier) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      classifier.tracks().write(out);
      classifier.subjects().write(out);
      classifier.danger().write(out);
      writeVectors(out, classifier.exemplars().vectors());
      writeVectors(out, classifier.dangers().vectors());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Classifier read(String id, byte[] bytes, Lessons lessons) {
    try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      return new Classifier(
          id,
          Weights.read(in),
          Weights.read(in),
          Weights.read(in),
          new Neighbourhood<>(lessons.exemplars(), readVectors(in)),
          new Neighbourhood<>(
              lessons.dangers().stream().filter(DangerExample::isDanger).toList(),
              readVectors(in)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half precision: three digits of a cosine are enough, and the row has to fit into a packet. */
  private static void writeVectors(DataOutputStream out, List<float[]> vectors) throws IOException {
    out.writeInt(vectors.size());
    for (float[] vector : vectors) {
      for (float v : vector) {
        out.writeShort(Float.floatToFloat16(v));
      }
    }
  }

  private static List<float[]> readVectors(DataInputStream in) throws IOException {
    int count = in.readInt();
    var vectors = new ArrayList<float[]>(count);
    for (int i = 0; i < count; i++) {
      var vector = new float[TextVectors.DIMENSIONS];
      for (int j = 0; j < vector.length; j++) {
        vector[j] = Float.float16ToFloat(in.readShort());
      }
      vectors.add(vector);
    }
    return vectors;
  }
}
