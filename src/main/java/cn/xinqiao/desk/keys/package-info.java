/** The sheet of matter and heart: how each reporter stands, when they are asked, what is owed. */
package cn.xinqiao.desk.keys;
