package cn.xinqiao.triage.internal;

import cn.xinqiao.kernel.Secrets;
import cn.xinqiao.kernel.SeedFile;
import cn.xinqiao.kernel.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a classifier learns from.
 *
 * @param digest another for other lessons, or when they would be learned in another way
 */
record Lessons(List<Exemplar> exemplars, List<DangerExample> dangers, Cues cues, String digest) {

  /**
   * @throws SeedFile.Invalid for a file that cannot be used
   */
  static Lessons read(Seeds seeds) {
    var exemplars = seeds.readFolder("exemplars/");
    var dangers = seeds.read("dangers.csv");
    var cues = seeds.read("cues.csv");
    var contents = new ArrayList<String>();
    exemplars.forEach(file -> contents.add(file.content()));
    contents.addAll(List.of(dangers.content(), cues.content(), Features.VERSION));
    return new Lessons(
        Exemplar.read(exemplars),
        DangerExample.read(dangers),
        new Cues(cues),
        Secrets.digest(contents.toArray(String[]::new)));
  }

  /** Every text without its addresses: those of the exemplars, then those of the dangers. */
  List<String> texts() {
    return Stream.concat(
            exemplars.stream().map(Exemplar::text), dangers.stream().map(DangerExample::text))
        .map(Addresses::without)
        .toList();
  }
}
