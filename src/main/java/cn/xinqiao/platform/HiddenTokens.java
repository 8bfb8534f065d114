package cn.xinqiao.platform;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;

/**
 * Takes the tokens of residents' sessions, and of links that keepers open, out of whatever is
 * logged: an address that fails is named by the framework as it was asked for, and whoever reads it
 * there could read the talk.
 */
@LoggingFilter(name = "hidden-tokens")
public final class HiddenTokens implements Filter {
  private static final Pattern TOKEN = Pattern.compile("(/(?:chat|look)/)[A-Za-z0-9_-]{16,}");

  @Override
  public boolean isLoggable(LogRecord record) {
    if (record.getMessage() != null && TOKEN.matcher(record.getMessage()).find()) {
      rewrite(record, hidden(record.getMessage()));
    }
    if (record.getParameters() != null) {
      var parameters = record.getParameters().clone();
      for (int i = 0; i < parameters.length; i++) {
        if (parameters[i] instanceof CharSequence words) {
          parameters[i] = hidden(words);
        }
      }
      record.setParameters(parameters);
    }
    return true;
  }

  /**
   * Says it in the same format: a record that is given another message forgets how it is filled.
   */
  private static void rewrite(LogRecord record, String message) {
    if (record instanceof ExtLogRecord ours) {
      ours.setMessage(message, ours.getFormatStyle());
    } else {
      record.setMessage(message);
    }
  }

  private static String hidden(CharSequence words) {
    return TOKEN.matcher(words).replaceAll("$1•••");
  }
}
