package cn.xinqiao.routing;

import cn.xinqiao.kernel.OfficeCode;

/** One way of writing one office's name, and how much the words around it must say as well. */
record Name(Sort sort, Form form, OfficeCode code) {

  enum Sort {
    /** Looks like a place and is none. */
    NO_PLACE,
    DISTRICT,
    STREET,
    COMMITTEE
  }

  enum Form {
    /** The official name, such as 殷行街道: decides wherever it stands. */
    FULL,
    /** What people call a street or district, such as 殷行: decides unless part of a longer word. */
    SHORT,
    /** A name that also means something else, such as 虹桥 or 四平路: never decides. */
    HINT,
    /** A committee's name that cannot be taken for another word, such as 市光一村. */
    PROPER,
    /** A committee's name that decides only before 居委, 小区…, such as 海上硕和城. */
    LOOSE,
    /** As LOOSE, and without such a word it means nothing, such as 幸福 or 建三. */
    BOUND,
    /** As BOUND; 社区 is part of the official name, such as 海天社区. */
    BOUND_COMMUNITY
  }
}
