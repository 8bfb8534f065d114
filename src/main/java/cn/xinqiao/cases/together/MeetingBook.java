package cn.xinqiao.cases.together;

import cn.xinqiao.cases.CaseDesk.Request;
import cn.xinqiao.cases.Casework;
import cn.xinqiao.cases.Casework.InHand;
import cn.xinqiao.cases.Casework.Note;
import cn.xinqiao.cases.Happening;
import cn.xinqiao.kernel.Caller;
import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.office.Office;
import cn.xinqiao.office.OfficeTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps what offices decided around one table. */
@ApplicationScoped
@Transactional
class MeetingBook implements Meetings {
  private static final int LONGEST = 200;

  private final EntityManager entities;
  private final Casework casework;
  private final PartActs parts;
  private final OfficeTree offices;
  private final Clock clock;

  MeetingBook(
      EntityManager entities, Casework casework, PartActs parts, OfficeTree offices, Clock clock) {
    this.entities = entities;
    this.casework = casework;
    this.parts = parts;
    this.offices = offices;
    this.clock = clock;
  }

  @Override
  public List<Office> parties(OfficeCode holder) {
    return Stream.concat(
            Stream.of(offices.get(holder)),
            parts.goals(holder).values().stream().flatMap(List::stream))
        .toList();
  }

  @Override
  public void write(Caller caller, Request request, Held held) {
    var checked = checked(held);
    casework.take(caller, request, "meeting").ifPresent(working -> write(caller, working, checked));
  }

  private Held checked(Held held) {
    if (held.at().isAfter(clock.instant())) {
      throw new Refusal.RuleBroken("a meeting is written down when it was held");
    }
    return new Held(
        held.at(),
        shortened(held.place()),
        held.parties(),
        Said.optional(held.minutes()),
        Said.needed(held.decision(), "the one decision has to be said"),
        held.owner(),
        held.due());
  }

  private void write(Caller caller, InHand working, Held held) {
    PartActs.requirePartable(working);
    var roles = roles(working, held);
    if (!roles.containsKey(held.owner())) {
      throw new Refusal.RuleBroken("who owns the decision has to have sat there");
    }
    var promise =
        parts.begin(
            caller,
            working,
            held.owner(),
            Parts.Origin.MEETING,
            parts.due(Optional.of(held.due())),
            held.decision());
    var meeting =
        new JointMeeting(
            working.number(), working.office(), held, promise, caller, clock.instant());
    entities.persist(meeting);
    roles.forEach((office, as) -> entities.persist(new MeetingParty(meeting, office, as)));
    var line = Note.of(Happening.MEETING_HELD, held.owner().value());
    casework.write(working, caller, line.saying(held.decision()));
  }

  /** In which roles each office came; the one that has the case sat there, whoever says so. */
  private Map<OfficeCode, String> roles(InHand working, Held held) {
    var possible = parties(working.office()).stream().map(Office::code).toList();
    var roles = new LinkedHashMap<OfficeCode, String>(Map.of(working.office(), ""));
    for (Party party : held.parties()) {
      if (!possible.contains(party.office())) {
        throw new Refusal.RuleBroken("no office that could have sat there");
      }
      roles.put(party.office(), shortened(party.roles()));
    }
    return roles;
  }

  private static String shortened(String words) {
    var said = Said.optional(words);
    if (said.length() > LONGEST) {
      throw new Refusal.TooLarge("a place or a role has at most 200 characters");
    }
    return said;
  }

  @Override
  public List<Meeting> of(Caller caller, CaseNumber number) {
    if (casework.glance(caller, number).one().confidential()) {
      return List.of();
    }
    var held =
        entities
            .createQuery(
                "from JointMeeting where caseNumber = :number order by id", JointMeeting.class)
            .setParameter("number", number.toString())
            .getResultList();
    var seats = seats(held);
    return held.stream().map(one -> shown(one, seats.getOrDefault(one.id(), List.of()))).toList();
  }

  private Map<Long, List<MeetingParty>> seats(List<JointMeeting> held) {
    return held.isEmpty()
        ? Map.of()
        : entities
            .createQuery(
                "from MeetingParty where meetingId in :ids order by id", MeetingParty.class)
            .setParameter("ids", held.stream().map(JointMeeting::id).toList())
            .getResultStream()
            .collect(Collectors.groupingBy(MeetingParty::meetingId));
  }

  private Meeting shown(JointMeeting one, List<MeetingParty> seats) {
    return new Meeting(
        one.id(),
        one.heldAt(),
        one.place(),
        seats.stream().map(s -> new Seat(offices.get(s.office()), s.roles())).toList(),
        one.minutes(),
        one.decision(),
        offices.get(one.owner()),
        one.dueOn(),
        one.part());
  }
}
