package cn.xinqiao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.Secrets;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
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

  @Test
  void the_link_of_a_keeper_is_not_logged_either() {
    var record = new LogRecord(Level.SEVERE, "POST /look/" + Secrets.token() + " failed");
    new HiddenTokens().isLoggable(record);
    assertThat(record.getMessage()).isEqualTo("POST /look/••• failed");
  }

  @Test
  void a_line_is_filled_in_the_way_in_which_it_was_written() {
    var record =
        new ExtLogRecord(
            Level.INFO, "%s of /chat/" + Secrets.token(), FormatStyle.PRINTF, getClass().getName());
    record.setParameters(new Object[] {"news"});
    new HiddenTokens().isLoggable(record);
    assertThat(record.getFormatStyle()).isEqualTo(FormatStyle.PRINTF);
    assertThat(record.getMessage()).isEqualTo("%s of /chat/•••");
  }
}
