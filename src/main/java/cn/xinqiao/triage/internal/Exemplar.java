package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * A message as residents write it, with the labels that triage-guidelines give it.
 *
 * @param subject null for a message that holds no matter
 */
public record Exemplar(String text, Track track, Subject subject) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LEAST_PER_TRACK = 15;
  private static final int LEAST_PER_SUBJECT = 20;

  /** A line of a file. */
  private record Line(String text, Kind kind, SubKind subKind, String subject, String urgency) {}

  /**
   * All exemplars of these files.
   *
   * @throws SeedFile.Invalid for a line that cannot be used, a text that is there twice, or a track
   *     or subject with too few examples to learn from
   */
  static List<Exemplar> read(List<SeedFile> files) {
    var exemplars = new ArrayList<Exemplar>();
    var seen = new HashSet<String>();
    for (SeedFile file : files) {
      var lines = file.lines();
      for (int i = 0; i < lines.size(); i++) {
        var exemplar = read(file, i + 1, lines.get(i));
        if (!seen.add(exemplar.text())) {
          throw file.invalid(i + 1, "this text is there twice");
        }
        exemplars.add(exemplar);
      }
    }
    requireEnough(files, exemplars);
    return List.copyOf(exemplars);
  }

  private static Exemplar read(SeedFile file, int number, String json) {
    try {
      var line = JSON.readValue(json, Line.class);
      if (line.text() == null || line.text().isBlank()) {
        throw file.invalid(number, "has no text");
      }
      if (!line.kind().admits(line.subKind())) {
        throw file.invalid(number, line.kind() + " cannot be " + line.subKind());
      }
      var subject = line.subject() == null ? null : Subject.ofCode(line.subject()).orElseThrow();
      if ((subject == null) != (line.kind() == Kind.OTHER)) {
        throw file.invalid(number, "every kind but OTHER has a subject");
      }
      return new Exemplar(line.text(), Track.of(line.kind(), line.subKind()), subject);
    } catch (JsonProcessingException | NoSuchElementException | NullPointerException e) {
      throw file.invalid(number, "is not an exemplar: " + e.getMessage());
    }
  }

  private static void requireEnough(List<SeedFile> files, List<Exemplar> exemplars) {
    Map<Track, Integer> perTrack = new EnumMap<>(Track.class);
    Map<Subject, Integer> perSubject = new EnumMap<>(Subject.class);
    for (Exemplar e : exemplars) {
      perTrack.merge(e.track(), 1, Integer::sum);
      if (e.subject() != null) {
        perSubject.merge(e.subject(), 1, Integer::sum);
      }
    }
    for (Track track : Track.values()) {
      if (perTrack.getOrDefault(track, 0) < LEAST_PER_TRACK) {
        throw files
            .getLast()
            .invalid(1, track + " has fewer than " + LEAST_PER_TRACK + " exemplars");
      }
    }
    for (Subject subject : Subject.values()) {
      if (perSubject.getOrDefault(subject, 0) < LEAST_PER_SUBJECT) {
        throw files
            .getLast()
            .invalid(1, subject.code() + " has fewer than " + LEAST_PER_SUBJECT + " exemplars");
      }
    }
  }
}
