package cn.xinqiao.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlWordsTest {
  private static final List<String> OLDER = List.of("div.gmail_quote", "blockquote[type=cite]");

  @Test
  void lines_stay_lines_and_nothing_hidden_is_read() {
    assertThat(
            HtmlWords.of(
                "<html><head><title>x</title><style>p{color:red}</style></head><body>"
                    + "<p>路灯坏了，</p><div>在市光一村<br>三天了</div><ul><li>一</li><li>二</li></ul>"
                    + "<span style='display: none'>hidden</span><script>alert(1)</script></body>",
                OLDER))
        .isEqualTo("路灯坏了，\n在市光一村\n三天了\n一\n二");
  }

  @Test
  void older_letters_are_left_out_unless_nothing_else_is_there() {
    assertThat(HtmlWords.of("<div>好的</div><div class='gmail_quote'>请问是哪里？</div>", OLDER))
        .isEqualTo("好的");
    assertThat(HtmlWords.of("<blockquote type='cite'>三楼漏水</blockquote>", OLDER)).isEqualTo("三楼漏水");
    assertThat(HtmlWords.of("<blockquote>三楼漏水</blockquote>请修", OLDER)).isEqualTo("三楼漏水\n请修");
  }

  @Test
  void characters_that_pages_write_as_names_are_characters() {
    assertThat(HtmlWords.of("a&nbsp;&lt;b&gt; &#36335;&#28783;", OLDER)).contains("<b> 路灯");
  }
}
