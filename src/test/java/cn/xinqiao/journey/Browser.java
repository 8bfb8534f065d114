package cn.xinqiao.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Debian's Chromium without a window; screenshots go to the build folder. */
final class Browser implements AutoCloseable {
  private static final Path SCREENSHOTS =
      Path.of(System.getProperty("xinqiao.build", "target"), "screenshots");

  private static final int PHONE_WIDTH = 360;
  private static final int PHONE_HEIGHT = 640;

  /** A4 at 96 dots an inch, without its margins. */
  private static final int A4_WIDTH = 673;

  private static final int A4_HEIGHT = 987;

  /** A page that waits for a task of the service, on a machine that does much beside. */
  private static final double PATIENCE_MILLIS = 20_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = new ArrayList<>();

  Browser() {
    this(List.of());
  }

  /**
   * @param more arguments for Chromium
   */
  Browser(List<String> more) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    chromium =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        Stream.concat(
                                Stream.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run"),
                                more.stream())
                            .toList()));
  }

  /** A phone of 360 by 640 with this language. */
  Page phone(String locale) {
    return page(PHONE_WIDTH, PHONE_HEIGHT, locale);
  }

  Page desktop() {
    return page(1280, 800, "zh-CN");
  }

  private Page page(int width, int height, String locale) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(locale));
    var page = context.newPage();
    // the very first words wait until the classifier has been trained
    page.setDefaultTimeout(60_000);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add(message.text());
      }
    });
    page.onPageError(complaints::add);
    return page;
  }

  /** Keeps what the page looks like, to be looked at. */
  void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** Keeps what a page looks like on A4 paper: as a PDF, and its picture beside it. */
  void print(Page page, String name) {
    page.pdf(
        new Page.PdfOptions()
            .setPath(SCREENSHOTS.resolve(name + ".pdf"))
            .setPreferCSSPageSize(true));
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    page.setViewportSize(A4_WIDTH, A4_HEIGHT);
    picture(page, name);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    page.setViewportSize(PHONE_WIDTH, PHONE_HEIGHT);
  }

  /** Keeps a file that a page gave, to be looked at. */
  void keep(Download file, String name) {
    file.saveAs(SCREENSHOTS.resolve(name));
  }

  /** What the browser complained about: script errors, blocked content, failed requests. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The accessibility rules that this page breaks. */
  static List<String> barriers(Page page) {
    return new AxeBuilder(page).analyze().getViolations().stream().map(Rule::getId).toList();
  }

  @Override
  public void close() {
    chromium.close();
    playwright.close();
  }

  private static Path executable() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("the journeys need Chromium: install 'chromium'"));
  }
}
