package cn.xinqiao.triage;

import cn.xinqiao.kernel.Seeds;
import cn.xinqiao.triage.internal.EmergencyRules;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Brings the emergency lexicon and the subjects into force. */
class TriageLists {

  @Startup
  @Produces
  @Singleton
  EmergencyRules emergencies(Seeds seeds) {
    return new EmergencyRules(seeds.read("emergency.csv"));
  }

  @Startup
  @Produces
  @Singleton
  SubjectBook subjects(Seeds seeds) {
    return new SubjectBook(seeds.read("subjects.csv"));
  }
}
