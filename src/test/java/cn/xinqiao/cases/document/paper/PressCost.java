package cn.xinqiao.cases.document.paper;

import java.util.Arrays;

/**
 * Prints what a document costs: the first PDF of a process and later ones, the same for Word, and
 * what stays in memory afterwards.
 */
public final class PressCost {
  private static final int LATER = 60;

  private PressCost() {}

  public static void main(String[] args) {
    var letter = Letters.english();
    long before = used();
    var pdfs = new PdfPress(PdfPressTest.page(), new Fonts());
    report("PDF", () -> pdfs.print(letter));
    var words = new WordPress();
    report("Word", () -> words.print(letter));
    System.out.printf("kept in memory: %d MB%n", (used() - before) >> 20);
  }

  private interface Press {
    byte[] print();
  }

  private static void report(String what, Press press) {
    long begin = System.nanoTime();
    int size = press.print().length;
    long first = System.nanoTime() - begin;
    var later = new double[LATER];
    for (int i = 0; i < LATER; i++) {
      begin = System.nanoTime();
      press.print();
      later[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(later);
    System.out.printf(
        "%s: first %.0f ms, later p50 %.0f ms, p95 %.0f ms, %d KB%n",
        what, first / 1e6, later[LATER / 2], later[LATER * 95 / 100], size >> 10);
  }

  private static long used() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
