/**
 * The pace of a case: its three clocks in view, reminders and escalation, supervision (督办),
 * assignment with a report (交办), carrying out what a decision grants (督促执行), and what follows a
 * concluded case.
 */
package cn.xinqiao.cases.pace;
