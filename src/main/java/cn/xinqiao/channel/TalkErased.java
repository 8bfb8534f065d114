package cn.xinqiao.channel;

/** All words of a talk were erased; whoever keeps something of it erases that, too. */
public record TalkErased(long conversationId) {}
