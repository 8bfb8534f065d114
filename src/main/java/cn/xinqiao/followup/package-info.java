/**
 * 事心双解: what a resident says of a case once it was answered, what follows from it, and when they
 * are asked. Only the resident turns a key.
 */
package cn.xinqiao.followup;
