package cn.xinqiao.resident;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Finds a telephone number or an e-mail address in what a resident wrote. */
public final class ContactReader {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern EMAIL =
      Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,6}");

  private ContactReader() {}

  /**
   * @param value an international number such as {@code +8613800001234}, or an address
   */
  public record Found(ContactKind kind, String value) {}

  public static Optional<Found> in(String words) {
    var halfWidth = java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFKC);
    var address = EMAIL.matcher(halfWidth);
    if (address.find()) {
      return Optional.of(new Found(ContactKind.EMAIL, address.group().toLowerCase(Locale.ROOT)));
    }
    return phone(halfWidth).map(number -> new Found(ContactKind.PHONE, number));
  }

  private static Optional<String> phone(String words) {
    return StreamSupport.stream(PHONES.findNumbers(words, "CN").spliterator(), false)
        .map(PhoneNumberMatch::number)
        .findFirst()
        .map(number -> PHONES.format(number, PhoneNumberFormat.E164))
        .or(() -> shanghaiLandline(words));
  }

  /**
   * Eight digits alone are a number of Shanghai (021), which residents seldom write with its code.
   */
  private static Optional<String> shanghaiLandline(String words) {
    var digits = words.replaceAll("[\\s-]", "");
    if (!digits.matches("[2-8]\\d{7}")) {
      return Optional.empty();
    }
    try {
      var number = PHONES.parse("021" + digits, "CN");
      return Optional.of(PHONES.format(number, PhoneNumberFormat.E164));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
