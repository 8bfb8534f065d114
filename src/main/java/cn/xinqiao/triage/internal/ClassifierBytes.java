package cn.xinqiao.triage.internal;

import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import javax.sql.DataSource;

/** A classifier as a row: its two models and the vectors of its exemplars, compressed. */
final class ClassifierBytes {
  private ClassifierBytes() {}

  static Optional<Classifier> find(DataSource database, String id, List<Exemplar> exemplars)
      throws SQLException {
    try (var connection = database.getConnection();
        var query = connection.prepareStatement("select content from classifier where id = ?")) {
      query.setString(1, id);
      var row = query.executeQuery();
      return row.next() ? Optional.of(read(id, row.getBytes(1), exemplars)) : Optional.empty();
    }
  }

  /** Another replica may have been quicker: equal exemplars make an equal classifier. */
  static void keep(
      DataSource database,
      Classifier classifier,
      String seedDigest,
      String embedding,
      double score,
      LocalDateTime now)
      throws SQLException {
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert ignore into classifier (id, seed_digest, embedding_id, exemplars, score,"
                    + " content, created_at) values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, classifier.id());
      insert.setString(2, seedDigest);
      insert.setString(3, embedding);
      insert.setInt(4, classifier.neighbourhood().exemplars().size());
      insert.setDouble(5, score);
      insert.setBytes(6, write(classifier));
      insert.setObject(7, now);
      insert.executeUpdate();
    }
  }

  static byte[] write(Classifier classifier) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(new GZIPOutputStream(bytes))) {
      writeModel(out, classifier.tracks());
      writeModel(out, classifier.subjects());
      var vectors = classifier.neighbourhood().vectors();
      out.writeInt(vectors.size());
      for (float[] vector : vectors) {
        out.writeInt(vector.length);
        for (float v : vector) {
          out.writeFloat(v);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static Classifier read(String id, byte[] bytes, List<Exemplar> exemplars) {
    try (var in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
      var tracks = readModel(in);
      var subjects = readModel(in);
      int count = in.readInt();
      var vectors = new ArrayList<float[]>(count);
      for (int i = 0; i < count; i++) {
        var vector = new float[in.readInt()];
        for (int j = 0; j < vector.length; j++) {
          vector[j] = in.readFloat();
        }
        vectors.add(vector);
      }
      return new Classifier(id, tracks, subjects, new Neighbourhood(exemplars, vectors));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeModel(DataOutputStream out, Model model) throws IOException {
    var text = new ByteArrayOutputStream();
    try (var writer = new OutputStreamWriter(text, StandardCharsets.US_ASCII)) {
      Linear.saveModel(writer, model);
    }
    out.writeInt(text.size());
    text.writeTo(out);
  }

  private static Model readModel(DataInputStream in) throws IOException {
    var text = in.readNBytes(in.readInt());
    return Linear.loadModel(
        new BufferedReader(
            new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.US_ASCII)));
  }
}
