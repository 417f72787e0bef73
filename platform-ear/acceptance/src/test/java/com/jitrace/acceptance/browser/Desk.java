package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A person at the console, in a browser of their own; what the page says wrong in script or style is remembered. */
final class Desk implements AutoCloseable {
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final double FINAL_MILLIS = 60_000;
    private final DemoSite site;
    private final BrowserContext context;
    private final Page page;
    private final List<String> broken = new ArrayList<>();

    private Desk(DemoSite site, Browser browser) {
        this.site = site;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1200, 900)
                .setLocale("en")
                .setAcceptDownloads(true));
        page = context.newPage();
        page.onPageError(broken::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                broken.add(message.text());
            }
        });
    }

    static Desk signIn(DemoSite site, Browser browser, String role) {
        return signIn(site, browser, site.user(role), site.password(role));
    }

    /** A person without an account, on a page that needs none. */
    static Desk stranger(DemoSite site, Browser browser, String path) {
        Desk desk = new Desk(site, browser);
        desk.page.navigate(site.url() + path);
        return desk;
    }

    static Desk signIn(DemoSite site, Browser browser, String name, String password) {
        Desk desk = new Desk(site, browser);
        desk.page.navigate(site.url() + "/console/");
        desk.page.getByTestId("name").fill(name);
        desk.page.getByTestId("password").fill(password);
        desk.page.getByTestId("sign-in").click();
        assertThat(desk.page.getByTestId("who")).isVisible();
        return desk;
    }

    Page page() {
        return page;
    }

    /** The session's cookies as a header. */
    String cookies() {
        return context.cookies().stream()
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(java.util.stream.Collectors.joining("; "));
    }

    Desk open(String name) {
        page.getByTestId("nav-" + name).click();
        return this;
    }

    Desk fill(String id, String text) {
        page.getByTestId(id).fill(text);
        return this;
    }

    Desk choose(String id, String value) {
        page.getByTestId(id).selectOption(value);
        return this;
    }

    /** Chooses by what is read. */
    Desk chooseLabel(String id, String label) {
        page.getByTestId(id).selectOption(new com.microsoft.playwright.options.SelectOption().setLabel(label));
        return this;
    }

    Desk upload(String id, String name, String csv) {
        return upload(id, new FilePayload(name, "text/csv", csv.getBytes(StandardCharsets.UTF_8)));
    }

    Desk upload(String id, FilePayload file) {
        page.getByTestId(id).setInputFiles(file);
        return this;
    }

    Desk click(String id) {
        page.getByTestId(id).first().click();
        return this;
    }

    Desk isTold(String words) {
        assertThat(page.getByTestId("notice")).containsText(words);
        return this;
    }

    Desk isRefused(String words) {
        assertThat(page.getByTestId("errors")).containsText(words);
        return this;
    }

    /** Waits, on a page that refreshes itself, until the newest submission (or batch) is final. */
    Desk untilFinal(String id) {
        assertThat(page.getByTestId(id).first())
                .hasAttribute(
                        "data-state", "final", new LocatorAssertions.HasAttributeOptions().setTimeout(FINAL_MILLIS));
        return this;
    }

    String download(String id) {
        Download download =
                page.waitForDownload(() -> page.getByTestId(id).first().click());
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new AssertionError("the download is unreadable", e);
        }
    }

    /** A screenshot for people, and no accessibility violation of WCAG 2.2 AA. */
    Desk shown(String name) {
        shoot(page, name);
        return this;
    }

    /** The page as it is opened, in both languages; what was typed and not sent is gone afterwards. */
    Desk inBoth(String name) {
        String address = page.url().replaceFirst("[?&]lang=[^&]*", "");
        String sign = address.contains("?") ? "&" : "?";
        page.navigate(address + sign + "lang=zh-CN");
        assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
        shoot(page, name + "-zh");
        page.navigate(address + sign + "lang=en");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        return shown(name);
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SHOTS.resolve(name + ".png")));
        List<Rule> violations = new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations();
        assertThat(violations.stream()
                        .map(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                        .toList())
                .as("accessibility of " + name)
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
        assertThat(broken).as("script and style errors at the console").isEmpty();
    }
}
