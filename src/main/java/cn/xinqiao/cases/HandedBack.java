package cn.xinqiao.cases;

/**
 * An officer has left the talk to the bot again. Told within that transaction, which holds the
 * talk's lock.
 *
 * @param summary what was settled, in one sentence of the officer; the bot does not ask it again
 */
public record HandedBack(long conversationId, String caseNumber, String summary) {}
