package cn.xinqiao.triage.internal;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** All exemplars as points in the space of meanings, to find those that are nearest to a text. */
final class Neighbourhood {
  private final List<Exemplar> exemplars;
  private final List<float[]> vectors;

  /**
   * The first coordinate of all exemplars, then the second of all, and so on: read in this order a
   * processor compares several exemplars at a time.
   */
  private final float[][] coordinates;

  /** An exemplar and the cosine between it and a text. */
  record Neighbour(Exemplar exemplar, float similarity) {

    /** A cosine lower by this much counts e times less. */
    private static final double REACH = 0.07;

    double weight(double nearest) {
      return Math.exp((similarity - nearest) / REACH);
    }
  }

  /**
   * @param vectors of length 1, one for each exemplar, in order
   */
  Neighbourhood(List<Exemplar> exemplars, List<float[]> vectors) {
    this.exemplars = List.copyOf(exemplars);
    this.vectors = List.copyOf(vectors);
    coordinates = new float[TextVectors.DIMENSIONS][exemplars.size()];
    for (int i = 0; i < vectors.size(); i++) {
      for (int d = 0; d < coordinates.length; d++) {
        coordinates[d][i] = vectors.get(i)[d];
      }
    }
  }

  List<Exemplar> exemplars() {
    return exemplars;
  }

  List<float[]> vectors() {
    return vectors;
  }

  /** The exemplars that mean most nearly the same, the nearest first. */
  List<Neighbour> nearest(float[] vector, int how) {
    var similarities = similarities(vector);
    var farthestFirst =
        new PriorityQueue<Neighbour>(Comparator.comparingDouble(Neighbour::similarity));
    for (int i = 0; i < similarities.length; i++) {
      if (farthestFirst.size() < how || similarities[i] > farthestFirst.peek().similarity()) {
        farthestFirst.add(new Neighbour(exemplars.get(i), similarities[i]));
      }
      if (farthestFirst.size() > how) {
        farthestFirst.remove();
      }
    }
    return farthestFirst.stream()
        .sorted(Comparator.comparingDouble(Neighbour::similarity).reversed())
        .toList();
  }

  private float[] similarities(float[] vector) {
    var sums = new float[exemplars.size()];
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
