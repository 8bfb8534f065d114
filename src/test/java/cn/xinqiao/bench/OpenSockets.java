package cn.xinqiao.bench;

import cn.xinqiao.survival.RunningXinqiao;
import cn.xinqiao.survival.WebResident;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** What it costs that many pages stand open and wait, and whether each of them hears its news. */
final class OpenSockets {
  private static final int SOCKETS = 5000;
  private static final long MOST = 400L * 1024 * 1024;

  /** Longer than two heartbeats: whoever does not answer is let go in that time. */
  private static final long STANDING_MILLIS = 60_000;

  private final Service service;
  private final RunningXinqiao running;

  OpenSockets(Service service) {
    this.service = service;
    this.running = service.process();
  }

  List<Figure> run() throws Exception {
    var residents = service.arrivals(SOCKETS);
    long before = running.rss().orElseThrow();
    var pages = new ArrayList<Page>();
    try (var http = HttpClient.newHttpClient()) {
      pages.addAll(Service.each(residents, resident -> Page.open(http, running.base(), resident)));
      Thread.sleep(STANDING_MILLIS);
      long standing = running.rss().orElseThrow();
      long alive = pages.stream().filter(page -> !page.socket.isInputClosed()).count();
      var told = Service.each(pages.subList(0, 500), Page::says);
      long after = running.rss().orElseThrow();
      pages.forEach(page -> page.socket.abort());
      return figures(before, standing, after, alive, told);
    }
  }

  private static List<Figure> figures(
      long before, long standing, long after, long alive, List<Long> told) {
    var times = new Latencies();
    told.forEach(times::add);
    long cost = Math.max(standing, after) - before;
    return List.of(
        new Figure(
            "%d open sockets".formatted(SOCKETS),
            "%s more, %s KB each; %d of them stand after %d s"
                .formatted(
                    Figure.megabytes(cost), cost / 1024 / SOCKETS, alive, STANDING_MILLIS / 1000),
            "the same process with the sessions, but no socket: " + Figure.megabytes(before),
            (double) cost / before,
            "≤ 400 MB, all stand",
            cost <= MOST && alive == SOCKETS),
        Figure.context("words over a socket, until they are acknowledged", times.summary()));
  }

  /** A page that waits; it keeps nothing but how many frames have come. */
  private record Page(WebSocket socket, AtomicInteger frames) {
    static Page open(HttpClient http, URI base, WebResident resident) throws Exception {
      var frames = new AtomicInteger();
      var address = "ws://" + base.getAuthority() + "/chat/" + resident.session();
      var socket =
          http.newWebSocketBuilder().buildAsync(URI.create(address), new Ear(frames)).get();
      socket.sendText("{\"after\":0}", true).get();
      return new Page(socket, frames);
    }

    /** Nanoseconds from the words to the frame that acknowledges them. */
    long says() throws Exception {
      int before = frames.get();
      long begin = System.nanoTime();
      socket.sendText("{\"id\":\"hello\",\"text\":\"谢谢\"}", true).get();
      while (frames.get() == before) {
        Thread.sleep(1);
      }
      return System.nanoTime() - begin;
    }
  }

  private record Ear(AtomicInteger frames) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      if (last) {
        frames.incrementAndGet();
      }
      socket.request(1);
      return null;
    }
  }
}
