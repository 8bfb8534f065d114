package cn.xinqiao.channel.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A relay that answers each command as it is told; what it is not told about it accepts. */
final class ScriptedRelay implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final Map<String, String> answers;
  private final List<String> heard = new CopyOnWriteArrayList<>();

  /**
   * @param answers by the first word of a command; the end of a letter is {@code .}
   */
  ScriptedRelay(Map<String, String> answers) throws IOException {
    this.answers = answers;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  List<String> heard() {
    return heard;
  }

  private void serve() {
    while (!door.isClosed()) {
      try (var client = door.accept()) {
        talk(client);
      } catch (IOException e) {
        // the client has gone, or the test is over
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(
            new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
    say(client, answers.getOrDefault("CONNECT", "220 ready"));
    boolean inLetter = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (inLetter && !line.equals(".")) {
        continue;
      }
      var command = line.equals(".") ? "." : line.split(" ")[0].toUpperCase(Locale.ROOT);
      inLetter = command.equals("DATA");
      say(client, answers.getOrDefault(command, usual(command)));
    }
  }

  private static String usual(String command) {
    return switch (command) {
      case "EHLO" -> "250-here\r\n250-AUTH PLAIN\r\n250 DSN";
      case "AUTH" -> "235 welcome";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static void say(Socket client, String answer) throws IOException {
    client.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    client.getOutputStream().flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
