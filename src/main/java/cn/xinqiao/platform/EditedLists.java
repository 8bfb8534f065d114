package cn.xinqiao.platform;

import cn.xinqiao.kernel.ListChanged;
import cn.xinqiao.kernel.LiveList;
import cn.xinqiao.kernel.Refusal;
import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.SeedLists;
import cn.xinqiao.kernel.Seeds;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Lets administrators change lists. Each replica looks by itself whether a list has a newer version
 * than the one it uses, so that a change made at one of them reaches all.
 */
@ApplicationScoped
class EditedLists implements SeedLists {
  private static final long LOOK_EVERY_SECONDS = 5;
  private static final String NEWEST =
      " from seed_list s where s.version = (select max(n.version) from seed_list n where n.name ="
          + " s.name)";

  private final EntityManager entities;
  private final Map<String, LiveList> live;
  private final Map<String, Integer> used = new ConcurrentHashMap<>();
  private final Event<ListChanged> changed;
  private final Clock clock;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("lists").daemon().factory());

  EditedLists(
      EntityManager entities,
      @Any Instance<LiveList> lists,
      Seeds seeds,
      Event<ListChanged> changed,
      Clock clock) {
    this.entities = entities;
    this.changed = changed;
    this.clock = clock;
    live = lists.stream().collect(Collectors.toMap(LiveList::name, Function.identity()));
    live.keySet().forEach(name -> used.put(name, seeds.read(name).version()));
  }

  void begin(@Observes StartupEvent start) {
    looking.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  void end(@Observes ShutdownEvent stop) {
    looking.shutdownNow();
  }

  @Override
  @Transactional
  public List<Shown> all() {
    List<?> rows =
        entities
            .createNativeQuery(
                "select s.name, s.version, s.origin, s.conflict, cast(s.loaded_at as datetime(6))"
                    + NEWEST
                    + " order by s.name",
                Object[].class)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(this::shown).toList();
  }

  private Shown shown(Object[] row) {
    var name = (String) row[0];
    return new Shown(
        name,
        ((Number) row[1]).intValue(),
        row[2].equals("EDITED"),
        (boolean) row[3],
        live.containsKey(name),
        ((LocalDateTime) row[4]).toInstant(ZoneOffset.UTC));
  }

  @Override
  @Transactional
  public SeedFile newest(String name) {
    return find(name).orElseThrow(() -> new Refusal.NotFound("no such list"));
  }

  private Optional<SeedFile> find(String name) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select s.version, s.content" + NEWEST + " and s.name = :name", Object[].class)
            .setParameter("name", name)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new SeedFile(name, ((Number) row[0]).intValue(), (String) row[1]))
        .findFirst();
  }

  @Override
  @Transactional
  public SeedFile edit(String name, int seen, String content) {
    var list = live.get(name);
    if (list == null) {
      throw new Refusal.RuleBroken("this list changes by its file and a new start");
    }
    if (newest(name).version() != seen) {
      throw new Refusal.Conflict("the list has changed since you saw it");
    }
    var edited = new SeedFile(name, seen + 1, content);
    list.check(edited);
    int stored =
        entities
            .createNativeQuery(
                "insert ignore into seed_list (name, version, origin, digest, content, loaded_at,"
                    + " conflict) values (:name, :version, 'EDITED', :digest, :content, :now, false)")
            .setParameter("name", name)
            .setParameter("version", edited.version())
            .setParameter("digest", Secrets.digest(content))
            .setParameter("content", content)
            .setParameter("now", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
            .executeUpdate();
    if (stored == 0) {
      throw new Refusal.Conflict("the list has changed since you saw it");
    }
    return edited;
  }

  /** Uses what is newer than what is used; a list that cannot be used is left as it is. */
  void look() {
    live.forEach((name, list) -> {
      try {
        QuarkusTransaction.requiringNew()
            .call(() -> find(name))
            .filter(newest -> newest.version() > used.get(name))
            .ifPresent(newest -> use(list, newest));
      } catch (RuntimeException e) {
        Log.errorf(e, "a newer version of seeds/%s is not used", name);
      }
    });
  }

  private void use(LiveList list, SeedFile newest) {
    list.check(newest);
    list.use(newest);
    used.put(newest.name(), newest.version());
    Log.infof("seeds/%s: version %d is in force", newest.name(), newest.version());
    changed.fireAsync(new ListChanged(newest.name(), newest.version()));
  }
}
