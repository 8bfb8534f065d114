package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Secrets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class HiddenTokensTest {

  @Test
  void the_token_of_a_session_is_not_logged_whether_in_the_message_or_beside_it() {
    var token = Secrets.token();
    var record =
        new LogRecord(Level.SEVERE, "GET /api/chat/" + token + "/messages failed: {0} {1}");
    record.setParameters(new Object[] {"/chat/" + token, 7});
    assertThat(new HiddenTokens().isLoggable(record)).isTrue();
    assertThat(record.getMessage()).isEqualTo("GET /api/chat/•••/messages failed: {0} {1}");
    assertThat(record.getParameters()).containsExactly("/chat/•••", 7);
  }
}
