package cn.xinqiao.channel.sms;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;

/** Telephone numbers as gateways write them. */
final class PhoneNumbers {
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final String HOME = "CN";

  private PhoneNumbers() {}

  /** In the international form, {@code +8613800001234}; empty for what is no number. */
  static Optional<String> international(String number) {
    return parsed(number)
        .filter(PHONES::isValidNumber)
        .map(valid -> PHONES.format(valid, PhoneNumberFormat.E164));
  }

  /** False for what is certainly a landline. */
  static boolean takesShortMessages(String number) {
    return parsed(number)
        .map(PHONES::getNumberType)
        .filter(type -> type != PhoneNumberType.FIXED_LINE)
        .isPresent();
  }

  private static Optional<PhoneNumber> parsed(String number) {
    try {
      return Optional.of(PHONES.parse(number, HOME));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }
}
