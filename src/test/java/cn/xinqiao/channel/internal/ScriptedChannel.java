package cn.xinqiao.channel.internal;

import cn.xinqiao.channel.ChannelAdapter;
import cn.xinqiao.channel.Delivery;
import cn.xinqiao.channel.Parcel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A provider that answers as a test says, and keeps what it was handed. */
abstract class ScriptedChannel implements ChannelAdapter {
  private final String channel;
  private final List<Parcel> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private volatile Function<Parcel, Delivery> script;

  ScriptedChannel(String channel) {
    this.channel = channel;
  }

  @Override
  public String channel() {
    return channel;
  }

  @Override
  public boolean isOpen() {
    return script != null;
  }

  @Override
  public Delivery send(Parcel parcel) {
    var answer = script.apply(parcel);
    taken.add(parcel);
    return answer;
  }

  void answers(Function<Parcel, Delivery> answer) {
    script = answer;
  }

  void takesAll() {
    answers(parcel -> new Delivery.Arrived(channel + ids.incrementAndGet()));
  }

  void close() {
    script = null;
    taken.clear();
  }

  List<String> texts(String address) {
    return taken.stream()
        .filter(parcel -> parcel.address().equals(address))
        .map(parcel -> parcel.utterance().text())
        .toList();
  }
}
