package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailCharsetsTest {
  private static final Charset GB18030 = Charset.forName("GB18030");

  @ParameterizedTest(name = "written in {0}, said to be {1}")
  @CsvSource({
    "GB18030, gb2312, 朱镕基路的㐂字招牌",
    "GBK, GB2312, 镕",
    "GB18030, gb18030, 𠮷野家门口",
    "GBK, x-gbk, 路灯坏了",
    "Big5, big5, 路燈壞了",
    "Big5-HKSCS, BIG5, 嘅",
    "UTF-8, utf-8, 路灯坏了",
    "UTF-8, '', 路灯坏了",
    "GB18030, '', 路灯坏了三天了",
    "UTF-8, us-ascii, 路灯坏了",
    "GB18030, no-such-charset, 路灯坏了三天了",
    "GB18030, utf-8, 路灯坏了三天了",
    "ISO-8859-1, iso-8859-1, Café"
  })
  void words_are_read_whatever_the_letter_says_of_them(String real, String named, String words) {
    assertThat(MailCharsets.decode(words.getBytes(Charset.forName(real)), named)).isEqualTo(words);
  }

  @Test
  void a_subject_that_is_cut_within_a_character_is_put_together() {
    var bytes = "路灯坏了三天".getBytes(GB18030);
    var header =
        word(Arrays.copyOfRange(bytes, 0, 5)) + "\r\n " + word(Arrays.copyOfRange(bytes, 5, 12));
    assertThat(MailCharsets.header(header)).isEqualTo("路灯坏了三天");
  }

  @Test
  void raw_bytes_in_a_subject_are_read() {
    var raw = new String("路灯坏了三天".getBytes(GB18030), StandardCharsets.ISO_8859_1);
    assertThat(MailCharsets.header(raw)).isEqualTo("路灯坏了三天");
  }

  @Test
  void words_between_encoded_ones_stay_and_a_header_is_one_line() {
    assertThat(MailCharsets.header("Re: =?UTF-8?Q?=E8=B7=AF=E7=81=AF?= (2)\r\n\t=?utf-8?b?5Z2P?="))
        .isEqualTo("Re: 路灯 (2) 坏");
  }

  private static String word(byte[] bytes) {
    return "=?gb2312?B?" + Base64.getEncoder().encodeToString(bytes) + "?=";
  }
}
