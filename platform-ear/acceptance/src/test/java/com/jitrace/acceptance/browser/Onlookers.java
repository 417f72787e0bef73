package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.jitrace.acceptance.Running;
import com.jitrace.rules.Shown;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at a page with many eyes: narrow and wide, by day and by night, English and Chinese. */
final class Onlookers implements AutoCloseable {
    private static final int NARROW = 320;
    private static final int WIDE = 1280;
    /** By day and by night, narrow and wide; in everyday runs narrow by day and wide by night. */
    private static final int EYES = Shown.size("page.eyes", 4, 2);

    private static final int PAGE_BYTES_MAX = 14 * 1024;
    private static final List<String> LANGUAGES = List.of("en", "zh-CN");
    private static final Pattern NEVER = Pattern.compile(
            "genuine|100\\s*%|\\bfakes?\\b|verified by blockchain|正品|假货|假冒|百分之百|区块链验证", Pattern.CASE_INSENSITIVE);
    private static final Pattern KEY = Pattern.compile(
            "\\{[0-9]}|\\b(verdict|why|mark|place|note|compare|locate|journey|origin|answer|recall|page|proof)\\.[a-z]");
    private static final Pattern STYLESHEET = Pattern.compile("<link rel=\"stylesheet\" href=\"([^\"]+)\"");

    private final DemoSite site;
    private final Map<String, Page> eyes = new LinkedHashMap<>();
    private int views;
    private int largest;
    private String largestPage = "";

    Onlookers(DemoSite site, Browser browser) {
        this.site = site;
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(NARROW, WIDE)) {
                if (EYES < 4 && (width == WIDE) != (scheme == ColorScheme.DARK)) {
                    continue;
                }
                BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 900)
                        .setColorScheme(scheme)
                        .setLocale("en"));
                eyes.put(scheme.name().toLowerCase(Locale.ROOT) + "-" + width, context.newPage());
            }
        }
    }

    /** The page in this state, with every pair of eyes. */
    void see(String state, String address) throws IOException {
        for (String language : LANGUAGES) {
            String page = with(address, "lang=" + language);
            weigh(state + " " + language, page);
            for (var eye : eyes.entrySet()) {
                eye.getValue().navigate(page);
                assertThat(eye.getValue().getByTestId("verdict").getAttribute("data-state"))
                        .as(page)
                        .isEqualTo(state);
                judge(state + "-" + language + "-" + eye.getKey(), eye.getValue());
            }
        }
    }

    /** A page on the way, in both languages on a narrow screen. */
    void look(String name, String address) throws IOException {
        for (String language : LANGUAGES) {
            String page = with(address, "lang=" + language);
            weigh(name + " " + language, page);
            Page narrow = eyes.values().iterator().next();
            narrow.navigate(page);
            judge(name + "-" + language + "-light-" + NARROW, narrow);
        }
    }

    private void judge(String name, Page page) {
        views++;
        shoot(name, page);
        assertThat(new AxeBuilder(page)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                                .analyze()
                                .getViolations()
                                .stream()
                                .map(rule -> rule.getId() + " "
                                        + rule.getNodes().get(0).getHtml())
                                .toList())
                .as("accessibility of " + name)
                .isEmpty();
        Object over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(((Number) over).intValue()).as(name + " scrolls sideways").isLessThanOrEqualTo(0);
        String text = page.locator("body").innerText();
        Matcher never = NEVER.matcher(text);
        assertThat(never.find() ? never.group() : "").as(name).isEmpty();
        assertThat(text).as(name).doesNotContainPattern(KEY);
        assertThat(page.content()).as(name).doesNotContainIgnoringCase("jsessionid");
        assertThat(page.context().cookies()).as(name).isEmpty();
    }

    /** Whole pages for whoever looks into target/; when asked for, the first screen of each state for the documents. */
    private static void shoot(String name, Page page) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", "reader-" + name + ".png")));
        if (Boolean.getBoolean("jitrace.screens") && name.endsWith("-en-light-" + NARROW)) {
            String file = "docs/screens/" + name.replaceFirst("-en-light-.*", "") + ".png";
            page.screenshot(new Page.ScreenshotOptions().setPath(Running.root().resolve(file)));
        }
    }

    /** HTML and stylesheets, each gzipped: what has to come before a reader sees anything. */
    private void weigh(String name, String address) throws IOException {
        var answer = site.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
        assertThat(answer.headers().allValues("Set-Cookie")).as(name).isEmpty();
        assertThat(answer.body()).as(name).doesNotContainPattern("<script(?![^>]*src=)");
        int bytes = Visitor.gzipped(answer.body());
        Matcher sheets = STYLESHEET.matcher(answer.body());
        while (sheets.find()) {
            bytes += Visitor.gzipped(site.send(HttpRequest.newBuilder(URI.create(site.url() + sheets.group(1))))
                    .body());
        }
        assertThat(bytes).as("bytes of " + name).isLessThanOrEqualTo(PAGE_BYTES_MAX);
        if (bytes > largest) {
            largest = bytes;
            largestPage = name;
        }
    }

    String summary() {
        return views
                + " views without a violation, sideways scroll, cookie or banned word; largest page with its styles "
                + largest + " bytes gzipped (" + largestPage + "), limit " + PAGE_BYTES_MAX;
    }

    private static String with(String address, String parameter) {
        return address + (address.contains("?") ? "&" : "?") + parameter;
    }

    @Override
    public void close() {
        eyes.values().forEach(page -> page.context().close());
    }
}
