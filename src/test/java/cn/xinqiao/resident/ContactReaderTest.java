package cn.xinqiao.resident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactReaderTest {

  @ParameterizedTest
  @CsvSource({
    "13800001234, PHONE, +8613800001234",
    "我的手机 138 0000 1234, PHONE, +8613800001234",
    "手机１３８００００１２３４, PHONE, +8613800001234",
    "+86 138-0000-1234 谢谢, PHONE, +8613800001234",
    "021-65431234, PHONE, +862165431234",
    "65431234, PHONE, +862165431234",
    "邮箱 Anna.Smith@Example.com, EMAIL, anna.smith@example.com"
  })
  void a_contact_is_found_however_it_is_written(String words, ContactKind kind, String value) {
    assertThat(ContactReader.in(words)).contains(new ContactReader.Found(kind, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"不留", "1380000", "明天下午三点", "XQ20261121-0001239", "", "a@b"})
  void what_is_no_contact_is_not_taken_for_one(String words) {
    assertThat(ContactReader.in(words)).isEmpty();
  }
}
