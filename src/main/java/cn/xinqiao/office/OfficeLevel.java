package cn.xinqiao.office;

/** 市, 区, 街镇, 居村, 委办局, in the order of the tree; a department hangs under city or district. */
public enum OfficeLevel {
  CITY,
  DISTRICT,
  STREET,
  NEIGHBOURHOOD,
  DEPARTMENT
}
