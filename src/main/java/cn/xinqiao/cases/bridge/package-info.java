/**
 * Bridges to other systems, so that nothing is typed twice: what a case is called elsewhere,
 * letters, calls and visits that an officer writes down, orders that are pasted, brought as a table
 * or sent by a program, the fields that another system asks for at the end, and what it is told.
 */
package cn.xinqiao.cases.bridge;
