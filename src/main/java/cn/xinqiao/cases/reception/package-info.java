/**
 * Leaders receive residents (接访) or go to them (下访): days and times, who comes, what the leader
 * reads before, and what was promised there. 信访工作条例 (2022) article 18(2).
 */
package cn.xinqiao.cases.reception;
