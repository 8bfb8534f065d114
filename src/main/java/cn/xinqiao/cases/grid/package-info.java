/**
 * 三级网格: the grids of committees with their keepers, and what keepers are asked to go and look at. A
 * keeper is a third party without an account: what reaches one says nothing of who reported.
 */
package cn.xinqiao.cases.grid;
