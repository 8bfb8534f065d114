package cn.xinqiao.triage.internal;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Known texts as points in the space of meanings, to find those that are nearest to another. */
final class Neighbourhood<E> {
  private final List<E> texts;
  private final List<float[]> vectors;

  /**
   * The first coordinate of all texts, then the second of all, and so on: read in this order a
   * processor compares several of them at a time.
   */
  private final float[][] coordinates;

  /** A known text and the cosine between it and the other. */
  record Neighbour<E>(E text, float similarity) {

    /** A cosine lower by this much counts e times less. */
    private static final double REACH = 0.07;

    double weight(double nearest) {
      return Math.exp((similarity - nearest) / REACH);
    }
  }

  /**
   * @param vectors of length 1, one for each text, in order
   */
  Neighbourhood(List<E> texts, List<float[]> vectors) {
    this.texts = List.copyOf(texts);
    this.vectors = List.copyOf(vectors);
    coordinates = new float[TextVectors.DIMENSIONS][texts.size()];
    for (int i = 0; i < vectors.size(); i++) {
      for (int d = 0; d < coordinates.length; d++) {
        coordinates[d][i] = vectors.get(i)[d];
      }
    }
  }

  List<E> texts() {
    return texts;
  }

  List<float[]> vectors() {
    return vectors;
  }

  /** Those that mean most nearly the same, the nearest first. */
  List<Neighbour<E>> nearest(float[] vector, int how) {
    var similarities = similarities(vector);
    var farthestFirst =
        new PriorityQueue<Neighbour<E>>(Comparator.comparingDouble(Neighbour::similarity));
    for (int i = 0; i < similarities.length; i++) {
      if (farthestFirst.size() < how || similarities[i] > farthestFirst.peek().similarity()) {
        farthestFirst.add(new Neighbour<>(texts.get(i), similarities[i]));
      }
      if (farthestFirst.size() > how) {
        farthestFirst.remove();
      }
    }
    return farthestFirst.stream()
        .sorted(Comparator.<Neighbour<E>>comparingDouble(Neighbour::similarity).reversed())
        .toList();
  }

  private float[] similarities(float[] vector) {
    var sums = new float[texts.size()];
    for (int d = 0; d < vector.length; d++) {
      addScaled(coordinates[d], vector[d], sums);
    }
    return sums;
  }

  private static void addScaled(float[] column, float by, float[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += by * column[i];
    }
  }
}
