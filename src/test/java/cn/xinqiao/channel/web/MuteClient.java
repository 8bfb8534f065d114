package cn.xinqiao.channel.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Opens a socket, says a few words by hand, and then neither reads nor answers any more. */
final class MuteClient implements AutoCloseable {
  private static final int LITTLE = 4096;

  private final Socket socket = new Socket();

  MuteClient(URI home, String session) throws IOException {
    socket.setReceiveBufferSize(LITTLE);
    socket.connect(new InetSocketAddress(home.getHost(), home.getPort()));
    var handshake =
        "GET /chat/%s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    out().write(handshake.formatted(session, home.getAuthority()).getBytes(StandardCharsets.UTF_8));
    if (!line().contains(" 101 ")) {
      throw new IOException("not upgraded");
    }
    while (!line().isEmpty()) {
      // the rest of the answer's head
    }
  }

  /** A short text frame, masked with zeros. */
  void says(String words) throws IOException {
    var bytes = words.getBytes(StandardCharsets.UTF_8);
    var frame = new byte[6 + bytes.length];
    frame[0] = (byte) 0x81;
    frame[1] = (byte) (0x80 | bytes.length);
    System.arraycopy(bytes, 0, frame, 6, bytes.length);
    out().write(frame);
  }

  /** Whether the other side has hung up: writing then fails sooner or later. */
  boolean isCut() {
    try {
      says("{}");
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private OutputStream out() throws IOException {
    return socket.getOutputStream();
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = socket.getInputStream().read(); c != '\n'; c = socket.getInputStream().read()) {
      if (c < 0) {
        throw new IOException("hung up");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
