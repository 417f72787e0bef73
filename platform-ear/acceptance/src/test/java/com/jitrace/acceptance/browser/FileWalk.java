package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A reader looks at the documents and videos of an item: without script, opening them, comparing them with the record. */
final class FileWalk {
    private static final double CHECKED_WITHIN_MILLIS = 20_000;
    private static final int PAGE_BYTES_MAX = 14 * 1024;

    private final DemoSite site;
    private final Browser browser;
    private final String item;

    FileWalk(DemoSite site, Browser browser, String item) {
        this.site = site;
        this.browser = browser;
        this.item = item;
    }

    void seesThemWithoutScript(String address) throws IOException {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(320, 640)
                .setJavaScriptEnabled(false)
                .setLocale("en"))) {
            Page page = context.newPage();
            page.navigate(item + "?lang=en");
            assertThat(page.getByTestId("files").locator("h2")).hasText("Documents and videos");
            assertThat(page.getByTestId("files").locator("a[href='" + address + "']"))
                    .hasText("How to serve it");
            page.navigate(item + "?lang=zh-CN");
            assertThat(page.getByTestId("files").locator("h2")).hasText("文件和视频");
            assertThat(page.getByTestId("file").first()).hasText("开瓶");
            assertThat(page.getByTestId("file-check")).hasCount(0);
        }
        for (String language : List.of("en", "zh-CN")) {
            String html = site.send(HttpRequest.newBuilder(URI.create(item + "?lang=" + language))
                            .header("Accept", "text/html"))
                    .body();
            int bytes = Visitor.gzipped(html);
            System.out.println("page-8: the page with files has " + bytes + " bytes gzipped, " + language);
            assertThat(bytes).isLessThanOrEqualTo(PAGE_BYTES_MAX);
        }
    }

    /** A document is handed over, a video plays where it is. */
    void opens(String document, String film) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(item);
            Download download = page.waitForDownload(
                    () -> page.locator("a[href='" + document + "']").click());
            assertThat(download.suggestedFilename()).matches("jitrace-[0-9a-f]{12}\\.pdf");
            page.locator("a[href$='" + film + ".webm']").click();
            assertThat(page.locator("video")).isVisible();
            page.waitForCondition(() -> {
                Object seconds = page.locator("video").evaluate("film => film.readyState >= 2 && film.videoWidth");
                return Integer.valueOf(320).equals(seconds);
            });
        }
    }

    /** What the page says of the file with this hash. */
    String compares(Consumer<Page> alteration, String hash) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"))) {
            Page page = context.newPage();
            alteration.accept(page);
            page.navigate(item);
            var line = page.locator("[data-sha256='" + hash + "']");
            line.getByTestId("file-check").click();
            var said = line.getByTestId("file-result");
            assertThat(said)
                    .hasAttribute(
                            "data-result",
                            Pattern.compile(".+"),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(CHECKED_WITHIN_MILLIS));
            String result = said.getAttribute("data-result");
            if (result.equals("changed")) {
                assertThat(said).containsText("This file is not the one that the brand registered.");
                assertThat(said).hasClass("verdict red");
                Desk.shoot(page, "file-changed");
            } else if (result.equals("same")) {
                assertThat(said).containsText("it is the one that the brand registered");
                Desk.shoot(page, "file-same");
            }
            return result;
        }
    }

    /** What the panel for checking the proof says in all, and of the pictures. */
    String checks(Consumer<Page> alteration) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions().setLocale("en"))) {
            Page page = context.newPage();
            alteration.accept(page);
            page.navigate(item);
            page.getByTestId("check-open").click();
            assertThat(page.getByTestId("check-result"))
                    .hasAttribute(
                            "data-result",
                            Pattern.compile("ok|no|none|failed"),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(CHECKED_WITHIN_MILLIS));
            return page.getByTestId("check-result").getAttribute("data-result") + ", pictures "
                    + page.locator("[data-step=pictures]").getAttribute("data-result");
        }
    }

    static void replaced(Route route, byte[] content) {
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/pdf").setBodyBytes(content));
    }

    static void rewritten(Route route, String from, String to) {
        if (route.request().url().contains("format=json")) {
            route.resume();
            return;
        }
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replace(from, to)));
    }
}
