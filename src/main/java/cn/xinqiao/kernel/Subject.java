package cn.xinqiao.kernel;

import java.util.Arrays;
import java.util.Optional;

/**
 * The first-level subject of a matter. The Chinese {@link #code()} is the stable name in data and
 * contract; what residents and officers are shown today is data in {@code seeds/subjects.csv}.
 */
public enum Subject {
  URBAN_CONSTRUCTION("城乡建设"),
  TRANSPORT("交通运输"),
  ENVIRONMENT("环境保护"),
  EDUCATION("教育文体"),
  LABOUR("劳动和社会保障"),
  HEALTH("卫生计生"),
  COMMERCE("商贸旅游"),
  RURAL("农村农业"),
  LAND("国土资源"),
  CIVIL_AFFAIRS("民政"),
  LAW_AND_POLICE("政法"),
  ECONOMY("经济管理"),
  TECHNOLOGY("科技与信息产业"),
  PARTY_AND_GOVERNMENT("党务政务"),
  DISCIPLINE("纪检监察");

  private final String code;

  Subject(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public static Optional<Subject> ofCode(String code) {
    return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
  }
}
