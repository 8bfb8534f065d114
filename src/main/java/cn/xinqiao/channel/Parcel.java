package cn.xinqiao.channel;

import cn.xinqiao.kernel.Language;
import java.util.List;
import java.util.Optional;

/**
 * What one address is sent at once.
 *
 * @param id the same for each try, for providers that know a repeated request by its id
 * @param address opened for this one use: never kept, never logged
 * @param conversationId whose talk it belongs to, for threading
 * @param seq the number of the message in that talk, which the answer to a button names
 * @param utterance the words and their structure; several messages that could wait are one
 * @param pictures what the officer sent along
 * @param caseNumber the case that it is about
 */
public record Parcel(
    long id,
    String address,
    Language language,
    long conversationId,
    long seq,
    Sender sender,
    Utterance utterance,
    List<AttachmentStore.Listed> pictures,
    Optional<String> caseNumber) {}
