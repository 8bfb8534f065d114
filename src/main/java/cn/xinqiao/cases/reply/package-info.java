/**
 * Reads an answer before it leaves: whether it answers what was asked, says what was found and what
 * is done about it, and why (法理、事理、情理). Plain rules from {@code seeds/rules/}; no model.
 */
package cn.xinqiao.cases.reply;
