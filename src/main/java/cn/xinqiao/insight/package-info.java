/**
 * What the work comes to: rates for those who lead an office, each of them a rule with its formula
 * and its source, and signs that a rate may have been made rather than earned. Counts cases and
 * answers, never people. It stands beside {@code followup} and imports nothing of it: {@link
 * cn.xinqiao.insight.Tallies} alone reads the tables, and changes none.
 */
package cn.xinqiao.insight;
