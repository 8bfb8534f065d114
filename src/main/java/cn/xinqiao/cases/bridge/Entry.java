package cn.xinqiao.cases.bridge;

import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.kernel.SubKind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.kernel.Urgency;
import cn.xinqiao.triage.EmergencyKind;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What an officer registers for a resident, every field as the officer left it.
 *
 * @param words what was said or written, in the resident's words
 * @param received the day in Shanghai on which it reached us; empty for now
 * @param subKind null for kinds that have none
 * @param urgency NORMAL or URGENT; what is in danger is an emergency, whatever it says
 * @param danger what the words tell of, as the officer decides who has read them
 * @param contact a telephone number or an address of mail, as it was typed
 * @param system and the number there, for an order
 */
public record Entry(
    Way way,
    String words,
    Optional<LocalDate> received,
    String summary,
    Optional<String> place,
    Kind kind,
    SubKind subKind,
    Subject subject,
    Urgency urgency,
    Optional<EmergencyKind> danger,
    OfficeCode office,
    Optional<String> name,
    Optional<String> home,
    Optional<String> contact,
    Optional<String> system,
    Optional<String> number,
    Optional<LocalDate> due) {

  boolean accuses() {
    return subKind == SubKind.ACCUSATION;
  }
}
