package cn.xinqiao.channel.internal;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns take at most half the connections, so that acknowledgements always find one. */
@ApplicationScoped
class TurnPermits {
  private final Semaphore permits;

  TurnPermits(@ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int connections) {
    permits = new Semaphore(Math.max(1, connections / 2));
  }

  void during(Runnable work) {
    permits.acquireUninterruptibly();
    try {
      work.run();
    } finally {
      permits.release();
    }
  }
}
