/**
 * Speaks the Telegram Bot API and nothing else: no case, no rule, no order of messages lives here.
 * Updates are fetched by one replica or brought by Telegram; either way they are written down
 * before they are acknowledged.
 */
package cn.xinqiao.channel.telegram;
