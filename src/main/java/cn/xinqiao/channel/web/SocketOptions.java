package cn.xinqiao.channel.web;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;

/** What one socket may cost: room for the longest message, and no compressor of its own. */
@ApplicationScoped
public class SocketOptions implements HttpServerOptionsCustomizer {
  /** 20,000 characters, each escaped as JSON in the longest way, and pictures' ids beside. */
  private static final int LONGEST_FRAME = 256 * 1024;

  private static final int SECONDS_TO_CLOSE = 5;

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    options
        .setMaxWebSocketFrameSize(LONGEST_FRAME)
        .setMaxWebSocketMessageSize(LONGEST_FRAME)
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setWebSocketClosingTimeout(SECONDS_TO_CLOSE);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    customizeHttpServer(options);
  }
}
