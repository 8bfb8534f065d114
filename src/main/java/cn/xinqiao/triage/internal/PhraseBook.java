package cn.xinqiao.triage.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds all phrases of all groups in one pass: from each position it walks down a tree of
 * characters, never deeper than the longest phrase, so the work grows with the message alone.
 */
final class PhraseBook {
  private final Node root = new Node();
  private final Map<Set<String>, Integer> known = new HashMap<>();
  private int groups;

  /** A stretch of text that is a phrase of a group. */
  record Found(int start, int end) {}

  private static final class Node {
    private final Map<Character, Node> next = new HashMap<>();
    private final List<Integer> groups = new ArrayList<>();
    private boolean swallows;
  }

  /** Adds a group of phrases and answers its number; the same phrases are the same group. */
  int add(Set<String> phrases) {
    return known.computeIfAbsent(Set.copyOf(phrases), this::addGroup);
  }

  /** Adds phrases inside which nothing else is found: 跳楼价 holds no 跳楼. */
  void addSwallowing(Set<String> phrases) {
    phrases.forEach(phrase -> leaf(phrase).swallows = true);
  }

  private int addGroup(Set<String> phrases) {
    int group = groups++;
    phrases.forEach(phrase -> leaf(phrase).groups.add(group));
    return group;
  }

  private Node leaf(String phrase) {
    var node = root;
    for (char c : phrase.toCharArray()) {
      node = node.next.computeIfAbsent(c, n -> new Node());
    }
    return node;
  }

  /** What was found, by group, each in the order of the text and the longest first. */
  List<List<Found>> find(EmergencyText text) {
    var plain = text.plain();
    var found = new ArrayList<List<Found>>();
    for (int group = 0; group < groups; group++) {
      found.add(List.of());
    }
    int swallowedUntil = 0;
    for (int start = 0; start < plain.length(); start++) {
      swallowedUntil = Math.max(swallowedUntil, swallowedFrom(start, text, plain));
      var node = root.next.get(plain.charAt(start));
      for (int end = start + 1; node != null; end++) {
        if (end > swallowedUntil && !node.groups.isEmpty() && text.isWhole(start, end)) {
          note(new Found(start, end), node.groups, found);
        }
        node = step(node, end, text, plain);
      }
    }
    return found;
  }

  private int swallowedFrom(int start, EmergencyText text, String plain) {
    int until = 0;
    var node = root.next.get(plain.charAt(start));
    for (int end = start + 1; node != null; end++) {
      if (node.swallows && text.isWhole(start, end)) {
        until = end;
      }
      node = step(node, end, text, plain);
    }
    return until;
  }

  private static Node step(Node node, int at, EmergencyText text, String plain) {
    return at < plain.length() && !text.breaksAt(at) ? node.next.get(plain.charAt(at)) : null;
  }

  private static void note(Found phrase, List<Integer> groups, List<List<Found>> found) {
    for (int group : groups) {
      if (found.get(group).isEmpty()) {
        found.set(group, new ArrayList<>());
      }
      var list = found.get(group);
      int at = list.size();
      while (at > 0 && list.get(at - 1).start() == phrase.start()) {
        at--;
      }
      list.add(at, phrase);
    }
  }
}
