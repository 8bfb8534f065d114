package cn.xinqiao.cases;

import static cn.xinqiao.cases.NewCases.STREET;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.xinqiao.channel.Conversations;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Role;
import cn.xinqiao.kernel.SubKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Residents and officers who work on one case at the same time. */
@QuarkusTest
@Tag("database")
class LockOrderTest {
  private final NewCases cases;
  private final CaseDesk desk;
  private final Conversations conversations;
  private final EntityManager entities;

  LockOrderTest(
      NewCases cases, CaseDesk desk, Conversations conversations, EntityManager entities) {
    this.cases = cases;
    this.desk = desk;
    this.conversations = conversations;
    this.entities = entities;
  }

  @Test
  void an_officer_who_waits_for_a_talk_does_not_hold_the_case_that_the_talk_needs() {
    var number = cases.open(Kind.SERVICE_REQUEST, SubKind.ASSISTANCE);
    var officer = cases.officer(STREET, Role.OFFICER);
    var talkIsHeld = new CountDownLatch(1);
    var accepting =
        CompletableFuture.runAsync(() -> {
          await(talkIsHeld);
          desk.accept(officer, CaseDesk.Request.on(number));
        });
    QuarkusTransaction.requiringNew()
        .run(() -> {
          conversations.lock(talkOf(number.toString()));
          talkIsHeld.countDown();
          LockSupport.parkNanos(Duration.ofMillis(700).toNanos()); // the officer waits by now
          entities
              .createNativeQuery("select number from cases where number = :number for update")
              .setParameter("number", number.toString())
              .getSingleResult();
        });
    assertThatCode(accepting::join).doesNotThrowAnyException();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long talkOf(String number) {
    return entities
        .createQuery(
            "select r.conversationId from CaseReporter r where r.caseNumber = :number", Long.class)
        .setParameter("number", number)
        .getSingleResult();
  }
}
