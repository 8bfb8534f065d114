package cn.xinqiao.cases;

import cn.xinqiao.kernel.CaseNumber;
import cn.xinqiao.kernel.Kind;
import cn.xinqiao.kernel.Subject;
import cn.xinqiao.office.Office;
import java.util.Optional;

/**
 * All that a third party (物业, 居委, 被反映单位, a grid keeper) ever gets of a case: what it is about and
 * where, down to the building. No reporter, no contact, no own words beyond the masked gist, no
 * timeline, no recording; pictures are no part of it.
 *
 * @param neighbourhood the committee, if it is known
 * @param place down to the building, masked
 * @param about the gist, masked
 * @param wanted what should be done, masked
 */
public record Redacted(
    CaseNumber number,
    Kind kind,
    Subject subject,
    Office office,
    Optional<Office> neighbourhood,
    Optional<String> place,
    String about,
    Optional<String> wanted) {}
