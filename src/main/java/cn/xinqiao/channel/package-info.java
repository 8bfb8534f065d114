/**
 * Takes each message in exactly once, lets several short ones become one turn, and keeps what goes
 * out until it has arrived. What the words mean is asked of an {@link
 * cn.xinqiao.channel.InboundHandler}; each sub-package speaks one wire format and nothing else.
 */
package cn.xinqiao.channel;
