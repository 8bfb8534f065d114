package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHistoryTest {
  private final MailHistory history = seeds();

  static MailHistory seeds() {
    try {
      return new MailHistory(
          new OneFile(Files.readString(Path.of("seeds/rules/mail-history.csv"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record OneFile(String content) implements Seeds {
    @Override
    public SeedFile read(String name) {
      return new SeedFile(name, 1, content);
    }

    @Override
    public List<SeedFile> readFolder(String folder) {
      return List.of();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "灯修好了，谢谢\n\n------------------ 原始邮件 ------------------\n发件人: \"心桥\" <qiao@example.org>;\n请问是哪里？",
        "灯修好了，谢谢\n\n\n在 2026-11-20 10:12:33，\"心桥\" <qiao@example.org> 写道：\n> 请问是哪里？\n>\n> 殷行",
        "灯修好了，谢谢\n\n发件人: 心桥 <qiao@example.org>\n发送时间: 2026年11月20日 10:12\n收件人: 周某\n主题: 路灯\n\n请问是哪里？",
        "灯修好了，谢谢\r\n\r\nOn Fri, 20 Nov 2026 at 10:12, Xinqiao <\r\nqiao@example.org> wrote:\r\n\r\n> Where is it?\r\n",
        "灯修好了，谢谢\n\n-----Original Message-----\nFrom: Xinqiao\nSent: Friday\nTo: Zhou\nWhere is it?",
        "灯修好了，谢谢\n\n---- 回复的原邮件 ----\n| 发件人 | 心桥 |\n请问是哪里？",
        "灯修好了，谢谢\n\n发自我的 iPhone",
        "灯修好了，谢谢\n\n发自我的 iPhone\n\n> 在 2026年11月20日，上午10:12，心桥 <qiao@example.org> 写道：\n> \n> 请问是哪里？",
        "灯修好了，谢谢\n-- \n周某\n某某公司 采购部\n电话 021-5555 0000",
        "灯修好了，谢谢\n\nSent from my iPhone"
      })
  void older_letters_and_signatures_are_left_out(String text) {
    assertThat(history.cut(text)).isEqualTo("灯修好了，谢谢");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "居委在通知里写道：\n下周一停水\n可是今天就停了",
        "物业写道：“没有钱修”\n> 5000元以上要业主大会\n这合理吗",
        "From the 3rd floor water comes down.\nWe live at lane 5.",
        "发件人写的是物业，可物业不认账",
        "请在 10:00 前回复\n发自肺腑地感谢",
        "1. 路灯坏了\n--\n2. 垃圾没人收，堆了一周\n3. a\n4. b\n5. c\n6. d\n7. e\n8. f\n9. g\n10. h\n11. i\n12. j"
      })
  void what_is_not_certain_is_kept(String text) {
    assertThat(history.cut(text)).isEqualTo(text);
  }

  @Test
  void answers_between_quoted_lines_are_kept() {
    assertThat(
            history.cut(
                "在 2026-11-20 10:12:33，\"心桥\" <qiao@example.org> 写道：\n"
                    + "> 请问是哪里？\n市光一村\n> 什么时候开始的？\n上周三"))
        .isEqualTo("市光一村\n上周三");
  }

  @Test
  void a_letter_that_is_nothing_but_history_is_kept_whole() {
    var text = "发件人: 周某\n收件人: 物业\n主题: 漏水\n\n三楼漏水";
    assertThat(history.cut(text)).isEqualTo(text);
  }

  @Test
  void a_long_line_costs_no_time() {
    var line = "On " + "a ".repeat(200_000) + "wrote";
    long begin = System.nanoTime();
    assertThat(history.cut(line)).hasSize(line.length());
    assertThat(System.nanoTime() - begin).isLessThan(2_000_000_000L);
  }

  @Test
  void a_row_whose_example_does_not_fit_stops_the_start() {
    var file = new OneFile("what,pattern,example\nHISTORY,\"On .* wrote:\",Hello\n");
    assertThatThrownBy(() -> new MailHistory(file))
        .hasMessageContaining("mail-history.csv line 2")
        .hasMessageContaining("does not fit its example");
  }
}
