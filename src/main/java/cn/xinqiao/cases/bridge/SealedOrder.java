package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** An order in a row of a table, until it is a case: names, numbers and words are sealed. */
final class SealedOrder {
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new Jdk8Module()).registerModule(new JavaTimeModule());

  private SealedOrder() {}

  static byte[] seal(Vault vault, OrderBatch batch, Order order) {
    try {
      return vault.seal(JSON.writeValueAsString(order), batch.owner());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an order is always JSON", e);
    }
  }

  static Order open(Vault vault, OrderBatch batch, byte[] sealed) {
    try {
      return JSON.readValue(vault.open(sealed, batch.owner()), Order.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a kept order is JSON", e);
    }
  }
}
