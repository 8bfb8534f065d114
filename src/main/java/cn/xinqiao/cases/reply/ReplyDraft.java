package cn.xinqiao.cases.reply;

import cn.xinqiao.kernel.Language;
import java.util.List;
import java.util.Optional;

/**
 * An answer before it leaves.
 *
 * @param remedy the sentence that says where the resident may object and by when; empty where
 *     nobody can be asked any more
 * @param asked what each reporter wrote; none of it where it is erased
 */
record ReplyDraft(
    Occasion occasion,
    Optional<String> remedy,
    Language language,
    List<String> asked,
    String text) {}
