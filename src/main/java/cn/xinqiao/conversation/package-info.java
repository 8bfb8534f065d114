/**
 * Leads the talk until the matter is clear, then opens the case. {@link
 * cn.xinqiao.conversation.internal.Dialogue} decides what comes next and touches nothing; {@link
 * cn.xinqiao.conversation.Performer} carries it out in one transaction.
 */
package cn.xinqiao.conversation;
