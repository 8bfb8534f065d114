package cn.xinqiao.survival;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Words of residents who do not exist: each text another one, with a real street's name in it. */
public final class ResidentWords {
  private static final List<String> STREETS = streets();
  private static final List<String> TROUBLES =
      List.of(
          "楼道的灯坏了没人修",
          "下水道又堵了，污水流到路上",
          "垃圾箱房好几天没有清运",
          "人行道的地砖翘起来绊脚",
          "电动自行车占满了楼道口",
          "楼下烧烤摊的油烟熏得开不了窗",
          "健身器材断了一根横杆",
          "小区门口的树枝挡住了路灯");
  private static final List<String> MORE =
      List.of(
          "，已经三天了",
          "，请派人来看看",
          "，老人进出很不方便",
          "，跟物业说过几次也没有回音",
          "，希望给个答复",
          "，隔壁几家都有意见",
          "，白天晚上都是这样",
          "，一下雨就更厉害");

  private ResidentWords() {}

  /**
   * @param number another number is another text
   * @param length in characters, at least 20, so that street and number are in it
   */
  public static String matter(int number, int length) {
    var text = new StringBuilder();
    text.append(STREETS.get(number % STREETS.size()))
        .append(number)
        .append("弄")
        .append(1 + number % 40)
        .append("号")
        .append(TROUBLES.get(number % TROUBLES.size()));
    for (int i = number; text.length() < length; i++) {
      text.append(MORE.get(i % MORE.size()));
    }
    return text.substring(0, length);
  }

  /** 20 to 100 characters long, evenly spread. */
  public static String matter(int number) {
    return matter(number, 20 + number * 37 % 81);
  }

  private static List<String> streets() {
    try (var lines = Files.lines(Path.of("seeds/offices.csv"))) {
      return lines
          .map(line -> line.split(","))
          .filter(columns -> columns.length > 3 && columns[3].equals("STREET"))
          .map(columns -> columns[1])
          .filter(name -> name.endsWith("街道"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
