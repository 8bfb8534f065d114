package cn.xinqiao.cases.internal;

import cn.xinqiao.cases.CaseFile;
import cn.xinqiao.cases.DeskTasks.Owed;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.cases.internal.CaseRecording.HeardBy;
import cn.xinqiao.channel.AttachmentStore;
import cn.xinqiao.channel.Transcripts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The voice messages of cases: which there are, and what they were put into words as. */
@ApplicationScoped
class CaseRecordings {
  private final EntityManager entities;
  private final AttachmentStore attachments;
  private final Transcripts transcripts;
  private final TaskBook tasks;
  private final Timeline timeline;

  CaseRecordings(
      EntityManager entities,
      AttachmentStore attachments,
      Transcripts transcripts,
      TaskBook tasks,
      Timeline timeline) {
    this.entities = entities;
    this.attachments = attachments;
    this.transcripts = transcripts;
    this.tasks = tasks;
    this.timeline = timeline;
  }

  /** Which of these attachments are voice messages. */
  List<String> among(Collection<String> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<?> found =
        entities
            .createNativeQuery(
                "select id from attachment where id in (:ids) and type like 'audio/%'",
                String.class)
            .setParameter("ids", ids)
            .getResultList();
    return ids.stream().filter(found::contains).toList();
  }

  /** What was typed beside them: what a machine has read stands beside the recording, marked. */
  String withoutRead(String words, List<String> ids) {
    var typed = words;
    for (String read : transcripts.of(ids).values()) {
      typed = typed.replace(read, "");
    }
    return typed.strip();
  }

  /**
   * They are of this case from now on. What no machine could read has to be heard by a person.
   *
   * @param at when the resident sent them
   * @return the task to listen, if there is one
   */
  Optional<Owed> belongTo(String caseNumber, List<String> ids, Instant at) {
    var machine = transcripts.of(ids);
    Optional<DeskTask> task = Optional.empty();
    for (String id : ids.stream().filter(id -> !isHeld(id)).toList()) {
      var recording = new CaseRecording(id, caseNumber, at);
      if (machine.containsKey(id)) {
        var words = timeline.keep(machine.get(id));
        recording.heard(words, HeardBy.MACHINE);
        timeline.write(timeline.line(caseNumber, Happening.TRANSCRIBED).saying(words));
      } else {
        task = Optional.of(tasks.listenTo(caseNumber, at));
        recording.waitsFor(task.get());
        timeline.write(timeline.line(caseNumber, Happening.VOICE_ADDED));
      }
      entities.persist(recording);
    }
    return task.map(DeskTask::owed);
  }

  /** A person has put into words what waited for this task. */
  void heard(DeskTask task, CaseWords words) {
    entities
        .createQuery("from CaseRecording where taskId = :task", CaseRecording.class)
        .setParameter("task", task.id())
        .getResultStream()
        .forEach(recording -> recording.heard(words, HeardBy.PERSON));
  }

  /** The talks in which what waits for this task was sent. */
  List<Long> senders(DeskTask task) {
    List<?> talks =
        entities
            .createNativeQuery(
                "select distinct a.conversation_id from attachment a join recording r on"
                    + " r.attachment_id = a.id where r.task_id = :task",
                Long.class)
            .setParameter("task", task.id())
            .getResultList();
    return talks.stream().map(Long.class::cast).toList();
  }

  List<CaseFile.Recording> of(Case shown) {
    var files = new ArrayList<CaseFile.Recording>();
    for (CaseRecording recording : all(shown.number().toString())) {
      files.add(
          new CaseFile.Recording(
              recording.attachmentId(),
              recording.at(),
              recording.wordsId().map(id -> entities.find(CaseWords.class, id).words()),
              recording.heardBy().map(HeardBy::name)));
    }
    return files;
  }

  /** A voice message of this case, and of no other. */
  Optional<AttachmentStore.Stored> find(Case shown, String id) {
    return all(shown.number().toString()).stream()
        .filter(recording -> recording.attachmentId().equals(id))
        .findFirst()
        .flatMap(recording -> attachments.find(id));
  }

  /** Whether some case has it. */
  boolean isHeld(String id) {
    return entities.find(CaseRecording.class, id) != null;
  }

  /**
   * The case keeps no words any more.
   *
   * @return how many were erased
   */
  int erase(String caseNumber) {
    var ids = all(caseNumber).stream().map(CaseRecording::attachmentId).toList();
    entities
        .createQuery("delete from CaseRecording where caseNumber = :number")
        .setParameter("number", caseNumber)
        .executeUpdate();
    if (!ids.isEmpty()) {
      attachments.eraseUnbound(ids);
    }
    return ids.size();
  }

  private List<CaseRecording> all(String caseNumber) {
    return entities
        .createQuery(
            "from CaseRecording where caseNumber = :number order by at, attachmentId",
            CaseRecording.class)
        .setParameter("number", caseNumber)
        .getResultList();
  }
}
