package cn.xinqiao.channel.internal;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class ScriptedSms extends ScriptedChannel {
  ScriptedSms() {
    super("sms");
  }
}
