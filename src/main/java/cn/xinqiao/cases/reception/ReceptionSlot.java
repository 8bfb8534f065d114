package cn.xinqiao.cases.reception;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** A time that can be booked. Whoever takes or gives back a place holds the lock of its row. */
@Entity
@Table(name = "reception_slot")
class ReceptionSlot {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Long id;

  @Column(name = "day_id")
  private long dayId;

  private String ref;

  @Column(name = "begins_at")
  private Instant beginsAt;

  private int capacity;
  private int taken;

  protected ReceptionSlot() {} // JPA

  ReceptionSlot(ReceptionDay day, String ref, Instant beginsAt, int capacity) {
    this.dayId = day.id();
    this.ref = ref;
    this.beginsAt = beginsAt;
    this.capacity = capacity;
  }

  long id() {
    return id;
  }

  long dayId() {
    return dayId;
  }

  String ref() {
    return ref;
  }

  Instant beginsAt() {
    return beginsAt;
  }

  int capacity() {
    return capacity;
  }

  int taken() {
    return taken;
  }

  boolean isFree() {
    return taken < capacity;
  }

  void take() {
    if (!isFree()) {
      throw new IllegalStateException("all places of slot " + id + " are taken");
    }
    taken++;
  }

  void giveBack() {
    taken--;
  }

  void move(Duration by) {
    beginsAt = beginsAt.plus(by);
  }
}
