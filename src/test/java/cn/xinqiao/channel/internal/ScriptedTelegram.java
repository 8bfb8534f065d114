package cn.xinqiao.channel.internal;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ScriptedTelegram extends ScriptedChannel {
  ScriptedTelegram() {
    super("telegram");
  }
}
