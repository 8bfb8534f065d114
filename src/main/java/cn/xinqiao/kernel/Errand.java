package cn.xinqiao.kernel;

import java.io.PrintStream;
import java.util.List;

/**
 * Something that an operator has the built jar do instead of serving, by its name as the first
 * word: {@code java -jar quarkus-run.jar verify}.
 */
public interface Errand {
  String name();

  /**
   * @param words what was said after the name
   * @param out for whoever reads the answer
   * @return the exit code; 0 when all is well
   */
  int run(List<String> words, PrintStream out);
}
