/**
 * 三师三顾问: advisers who help an officer to explain. The resident agrees first, and an adviser reads
 * nothing that says who the resident is.
 */
package cn.xinqiao.followup.adviser;
