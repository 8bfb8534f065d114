package cn.xinqiao.triage;

import java.util.Optional;

/**
 * The matter in short, cut out of the resident's own words.
 *
 * @param since since when, if said
 * @param wanted what should be done, if said
 */
public record Gist(String summary, Optional<String> since, Optional<String> wanted) {}
