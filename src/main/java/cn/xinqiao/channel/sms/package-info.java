/**
 * Short messages through a provider's gateway. They say that there is something to read and where,
 * in words that were registered with the provider; never what was written, never anything personal.
 */
package cn.xinqiao.channel.sms;
