package cn.xinqiao.cases.document;

import cn.xinqiao.channel.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Hears which messages with a document have arrived, and which came to nobody. */
@ApplicationScoped
class ArrivedDocuments {
  private final ServiceActs services;

  ArrivedDocuments(ServiceActs services) {
    this.services = services;
  }

  void arrived(@Observes Outbox.Delivered delivered) {
    services
        .waitingFor(delivered.conversationId(), delivered.seq())
        .ifPresent(act -> services.arrived(act, delivered.channel() + ":" + delivered.proof()));
  }

  void lost(@Observes Outbox.Undelivered lost) {
    services.waitingFor(lost.conversationId(), lost.seq()).ifPresent(services::lost);
  }
}
