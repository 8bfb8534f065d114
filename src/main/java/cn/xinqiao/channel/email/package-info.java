/**
 * Letters: out by SMTP, in by IMAP. Nothing outside of this package knows what a header, a thread
 * or a bounce is. Without an address and a relay nothing here connects to anything.
 */
package cn.xinqiao.channel.email;
