package cn.xinqiao.triage.internal;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** As many platform threads as cores: the model computes, and more threads would only wait. */
@ApplicationScoped
public class TriagePool {
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().name("triage-", 0).daemon().factory());

  <T> CompletableFuture<T> task(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, threads);
  }

  public <T> T compute(Supplier<T> work) {
    try {
      return task(work).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  <T> List<T> all(List<CompletableFuture<T>> tasks) {
    return tasks.stream().map(CompletableFuture::join).toList();
  }

  void stop(@Observes ShutdownEvent event) {
    threads.shutdownNow();
  }
}
