package cn.xinqiao.demo;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Without the other tests' clock, which would stand in front of the demonstration's. */
public class WithItsOwnClock implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("quarkus.arc.exclude-types", "cn.xinqiao.TestClock,cn.xinqiao.audit.SealedNow");
  }
}
