/**
 * Who answers for a case (包案领导), and who keeps off it (回避). A leader sees the own cases in one
 * list; for an officer who keeps off, the case no longer exists.
 */
package cn.xinqiao.cases.charge;
