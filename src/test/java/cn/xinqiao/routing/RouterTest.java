package cn.xinqiao.routing;

import static org.assertj.core.api.Assertions.assertThat;

import cn.xinqiao.kernel.OfficeCode;
import cn.xinqiao.office.Office;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {

  private static Route route(String words) {
    return Shanghai.ROUTER.route(words);
  }

  private static Route route(String words, String within) {
    return Shanghai.ROUTER.route(words, new OfficeCode(within));
  }

  private static List<String> candidates(Route route) {
    return route.candidates().stream().map(c -> c.office().name()).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "殷行街道的楼道灯坏了三个礼拜, 殷行街道",
    "我们这里是天目西路街道，门口垃圾没人收, 天目西路街道",
    "殷行街道办不作为，投诉三次没人理, 殷行街道",
    "请转给五角场街道办事处, 五角场街道",
    "殷行 街道 市光一村, 殷行街道",
    "是不是殷行街道管的呀, 殷行街道",
    "虹梅街道漕宝路噪音太大, 虹梅路街道",
    "曹杨街道的菜场要关门了, 曹杨新村街道",
    "真如镇的菜场漏雨, 真如镇街道",
    "崇明建设镇的河道发黑, 建设镇",
    "友谊路街道的健身步道, 友谊路街道",
    "大桥街道停水了, 大桥街道",
    "永丰街道路灯不亮, 永丰街道",
    "住在庙镇，村里没有公交, 庙镇",
    "川沙镇老街的石板松了, 川沙新镇",
    "横沙乡的轮渡停了, 横沙乡",
    "昨天晚上殷行街道停电, 殷行街道",
    "我们小区不归殷行街道管，归五角场街道管, 五角场街道"
  })
  void a_street_written_in_full_decides(String words, String street) {
    assertThat(route(words).office()).map(Office::name).contains(street);
  }

  @ParameterizedTest
  @CsvSource({
    "我在五角场，夜宵摊吵得睡不着, 五角场街道",
    "上海殷行，电梯坏了, 殷行街道",
    "我们泗泾这边没有公交, 泗泾镇",
    "我是外冈人，村口的路塌了, 外冈镇",
    "曹杨的老公房什么时候加装电梯, 曹杨新村街道",
    "莘庄夜里有人飙车, 莘庄镇",
    "横沙岛的船票涨价了, 横沙乡",
    "我住在曹杨新村，水管老化, 曹杨新村街道",
    "彭浦新村的菜场, 彭浦新村街道",
    "新江湾城淞沪路的树枝挡了路灯, 新江湾城街道"
  })
  void what_people_call_a_street_decides_where_it_means_nothing_else(String words, String street) {
    assertThat(route(words).office()).map(Office::name).contains(street);
  }

  @ParameterizedTest
  @CsvSource({
    "我住市光一村12号，楼上漏水, 殷行街道, ''",
    "市光1村的垃圾桶满了, 殷行街道, ''",
    "市光一村第一居委会不管事, 殷行街道, 市光一村第一居委会",
    "杨浦区殷行街道市光一村第一居民区, 殷行街道, 市光一村第一居委会",
    "殷行路470弄12号门口有人乱停车, 殷行街道, 殷行路四七零弄居委会",
    "殷行路四七零弄居委会, 殷行街道, 殷行路四七零弄居委会",
    "殷行路四百七十弄停水, 殷行街道, 殷行路四七零弄居委会",
    "殷行路２５０弄的树, 殷行街道, 殷行路二百五十弄居委会",
    "翔殷路 491 弄没有热水, 长海路街道, 翔殷路四九一弄居委会",
    "临汾路1515弄门口积水, 彭浦新村街道, 临汾路一五一五弄居委会",
    "场中路二千四百零一弄, 彭浦新村街道, 场中路二四零一弄居委会",
    "航华一村三居委的活动室, 七宝镇, 航华一村第三居委会",
    "静安新城六居委没人接电话, 七宝镇, 静安新城第六居委会",
    "田林六村水管爆了, 田林街道, 田林五、六、七村居委会",
    "文化花园的电梯坏了, 五角场街道, 文化花园居委会",
    "杨浦开鲁二村要装电梯, 殷行街道, 开鲁二村居委会",
    "梅陇四村楼下烧烤, 凌云路街道, 梅陇四村居委会",
    "嘉定永丰村的路, 南翔镇, 永丰村村委会",
    "南翔永丰村的路, 南翔镇, 永丰村村委会",
    "浦兴路街道长岛路居民区, 浦兴路街道, 长岛路居委会",
    "仙霞新村街道虹旭居民区, 仙霞新村街道, 虹旭居委会",
    "朱家角镇沙家埭村的桥, 朱家角镇, 沙家埭村村委会",
    "五角场街道文化花园电梯坏了, 五角场街道, 文化花园居委会",
    "石化街道东村居委会, 石化街道, 东村居委会"
  })
  void a_committee_brings_a_message_to_its_street(String words, String street, String committee) {
    var route = route(words);
    assertThat(route.office()).map(Office::name).contains(street);
    assertThat(route.neighbourhood().map(Office::name).orElse("")).isEqualTo(committee);
  }

  @ParameterizedTest
  @CsvSource({
    "I live in Wujiaochang Subdistrict, 五角场街道",
    "'Xinjing Town, noise at night', 新泾镇",
    "'Lane 470 Yinhang Rd, the lift is broken', 殷行街道",
    "'yinhang road lane 470, no water', 殷行街道",
    "'Shiguang Yicun, garbage everywhere', 殷行街道",
    "shiguang 1 cun, 殷行街道",
    "'Yang pu district, Wu jiao chang', 五角场街道",
    "Hongmei Road Sub-district, 虹梅路街道",
    "hongmei lu jiedao, 虹梅路街道",
    "I am in Yínháng Subdistrict, 殷行街道",
    "'not Yinhang, Changhai Road Subdistrict', 长海路街道",
    "'Lvxiang Town, smell from a factory', 吕巷镇"
  })
  void english_and_pinyin_are_read_without_regard_to_case_and_spaces(String words, String street) {
    assertThat(route(words).office()).map(Office::name).contains(street);
  }

  @ParameterizedTest
  @CsvSource({
    "不是殷行，是长海路街道, 长海路街道",
    "隔壁五角场都装了，我们殷行街道没有, 殷行街道",
    "我家不在五角场街道，在长海路街道, 长海路街道",
    "以前住五角场，现在搬到殷行街道了, 殷行街道",
    "比起五角场街道，我们殷行街道差远了, 殷行街道",
    "我在五角场街道上班，住在殷行街道, 殷行街道",
    "五角场街道，说错了，是殷行街道, 殷行街道",
    "五角场街道不对，应该是延吉新村街道, 延吉新村街道",
    "隔壁市光一村装了电梯，我们文化花园没有, 五角场街道",
    "不是杨浦区殷行街道，是静安区大宁路街道, 大宁路街道"
  })
  void a_place_that_is_denied_compared_or_taken_back_is_not_meant(String words, String street) {
    assertThat(route(words).office()).map(Office::name).contains(street);
  }

  @ParameterizedTest
  @CsvSource({"漕河泾新兴技术开发区夜里施工, 虹梅路街道", "漕河泾开发区加班太多, 虹梅路街道", "莘庄工业区有异味, 莘庄镇", "前卫农场的水质, 长兴镇"})
  void a_park_or_farm_goes_to_the_office_that_answers_for_it(String words, String street) {
    var route = route(words);
    assertThat(route.office()).map(Office::name).contains(street);
    assertThat(route.reasons()).anyMatch(r -> r.contains("办理"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "我们小区电梯坏了",
        "老公打我，怎么办",
        "这条马路坑坑洼洼",
        "杨浦大桥上堵车",
        "建设银行乱收费",
        "友谊商店关门了",
        "三星手机坏了找谁",
        "中山公园的厕所太脏",
        "黄浦江边的栈道断了",
        "建设新农村的补贴没有发",
        "幸福社区的好故事",
        "花木都枯死了",
        "石化产品涨价",
        "走廊下面堆满纸箱",
        "外面全是新场地",
        "万里长征第一步",
        "第一居委会说不归他们管",
        "我家在名都花园",
        "大华新城太吵",
        "隔壁五角场都装了",
        "你好",
        "😀😀😀",
        "12345"
      })
  void everyday_words_are_no_places(String words) {
    var route = route(words);
    assertThat(route.office()).isEmpty();
    assertThat(route.candidates()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "四平路上的共享单车堆成山, 四平路街道",
    "市光新村的路灯不亮, 殷行街道",
    "五角场地铁站出口的电梯, 五角场街道",
    "陆家嘴的天桥, 陆家嘴街道",
    "玫瑰园晚上太吵, 洋泾街道",
    "noise at Yinhang Road, 殷行街道",
    "阳光文化花园的电梯, 五角场街道",
    "徐汇区漕河泾那边, 漕河泾街道"
  })
  void a_road_a_station_or_a_name_with_two_meanings_is_only_offered(String words, String first) {
    var route = route(words);
    assertThat(route.office()).isEmpty();
    assertThat(candidates(route)).first().isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    "虹桥的噪音, 虹桥街道、虹桥镇",
    "江湾的菜场, 江湾镇街道、新江湾城街道",
    "五角场镇以前的房子, 五角场街道、长海路街道",
    "幸福居委会, 新华路街道、周浦镇",
    "航华一村3号楼漏水, 新虹街道、七宝镇",
    "殷行和五角场交界处, 殷行街道、五角场街道",
    "静安区天目西路街道和普陀区宜川路街道, 天目西路街道、宜川路街道",
    "永丰村的路, 浦江镇、南翔镇、曹路镇、小昆山镇、新河镇"
  })
  void what_may_be_several_streets_is_asked(String words, String streets) {
    var route = route(words);
    assertThat(route.office()).isEmpty();
    assertThat(candidates(route)).containsExactlyInAnyOrder(streets.split("、"));
  }

  @ParameterizedTest
  @CsvSource({
    "静安区秣陵路83号的酒店, 14, 310106",
    "我是杨浦的，垃圾没人收, 12, 310110",
    "浦东的公交太少, 36, 310115",
    "'Yangpu District, garbage', 12, 310110",
    "杨浦区国和路夜宵摊, 12, 310110"
  })
  void a_district_alone_offers_all_its_streets(String words, int streets, String district) {
    var route = route(words);
    assertThat(route.office()).isEmpty();
    assertThat(route.candidates())
        .hasSize(streets)
        .allMatch(c -> c.office().code().within(new OfficeCode(district)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"静安区市光一村", "静安区殷行街道", "静安区文化花园的电梯坏了"})
  void a_place_outside_the_district_that_is_named_is_asked(String words) {
    var route = route(words);
    assertThat(route.office()).isEmpty();
    assertThat(route.candidates()).hasSize(15);
    assertThat(route.reasons()).anyMatch(r -> r.contains("需要核实"));
  }

  @ParameterizedTest
  @CsvSource({
    "我住市光一村12号，楼上漏水, 市光一村12号",
    "殷行路470弄12号门口, 殷行路470弄12号",
    "静安区秣陵路83号汉庭酒店, 秣陵路83号",
    "家住政立路，夜里太吵, 政立路",
    "我在五角场上班，住在殷行街道, 殷行街道",
    "'Lane 470 Yinhang Rd, no water', Lane 470 Yinhang Rd",
    "noise at Yinhang Road no.12, Yinhang Road no.12",
    "我在浦东新区沪南公路2000号, 沪南公路2000号"
  })
  void the_place_is_kept_in_the_words_of_the_resident(String words, String place) {
    assertThat(route(words).place()).contains(place);
  }

  @Test
  void the_reasons_tell_officers_why() {
    assertThat(route("殷行街道的路灯").reasons()).containsExactly("文中写明‘殷行街道’");
    assertThat(route("市光一村的路灯").reasons()).containsExactly("‘市光一村’是殷行街道的居民区");
    assertThat(route("永丰村的路灯").reasons()).first().isEqualTo("全市有 5 个街镇有‘永丰村’");
    assertThat(route("不是殷行").reasons()).containsExactly("‘殷行’前有‘不是’，不作为地点");
  }

  @Test
  void candidates_come_best_first() {
    assertThat(route("静安区宝山路的垃圾").candidates())
        .extracting(Candidate::confidence)
        .isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(candidates(route("静安区宝山路的垃圾"))).first().isEqualTo("宝山路街道");
  }

  @Test
  void a_district_that_is_known_already_chooses_among_equal_names() {
    assertThat(route("永丰村的路", "310114").office()).map(Office::name).contains("南翔镇");
    assertThat(route("虹桥镇政府门口", "310105").office()).isEmpty();
    assertThat(route("垃圾没人收", "310106").candidates()).hasSize(14);
  }

  @Test
  void a_street_that_is_known_already_stays_until_the_words_disagree() {
    var yinhang = "310110016";
    assertThat(route("楼道灯坏了", yinhang).office()).map(Office::name).contains("殷行街道");
    assertThat(route("市光一村的灯", yinhang).office()).map(Office::name).contains("殷行街道");
    assertThat(candidates(route("文化花园的灯", yinhang))).containsExactlyInAnyOrder("殷行街道", "五角场街道");
    assertThat(candidates(route("五角场街道的灯", yinhang))).containsExactlyInAnyOrder("殷行街道", "五角场街道");
  }

  @Test
  void a_committee_that_no_list_has_is_not_taken_for_its_sister() {
    var route = route("市光一村第九居委会");
    assertThat(route.office()).map(Office::name).contains("殷行街道");
    assertThat(route.neighbourhood()).isEmpty();
  }

  @Test
  void offices_that_pass_a_resident_to_each_other_are_both_offered() {
    assertThat(candidates(route("殷行街道说归五角场街道管，五角场街道说归殷行街道管")))
        .containsExactlyInAnyOrder("殷行街道", "五角场街道");
  }

  @Test
  void placeholder_committees_are_never_matched() {
    assertThat(route("漕河泾新兴技术开发区虚拟社区").neighbourhood()).isEmpty();
  }
}
