package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;

/** A consumer with a phone: no script, 320 pixels, either language. */
final class Visitor implements AutoCloseable {
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(30);
    private static final int PAGE_BYTES_MAX = 14 * 1024;
    private static final int WIDTH_PIXELS = 320;
    private static final int PNG_WIDTH_AT = 16;
    private final DemoSite site;
    private final BrowserContext context;
    private final Page page;

    Visitor(DemoSite site, Browser browser) {
        this.site = site;
        context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH_PIXELS, 640)
                .setJavaScriptEnabled(false)
                .setLocale("en"));
        page = context.newPage();
    }

    /** Opens the page until it shows the state, then reads it in English and Chinese. */
    void sees(String address, String state, String english, String chinese) throws IOException {
        boolean shown = Deadline.await(SHOWN_WITHIN, () -> {
            page.navigate(with(address, "lang=en"));
            return state.equals(stateNow());
        });
        assertThat(shown).as("%s shows %s, not %s", address, state, stateNow()).isTrue();
        reads(english, state + "-en");
        page.navigate(with(address, "lang=zh-CN"));
        assertThat(stateNow()).isEqualTo(state);
        reads(chinese, state + "-zh");
        assertThat(context.cookies()).as("cookies").isEmpty();
        assertThat(bytes(with(address, "lang=zh-CN"))).isLessThan(PAGE_BYTES_MAX);
    }

    /** The industry pack's panel on the page that is open. */
    void seesPack(String id, String words) {
        assertThat(page.getByTestId(id).innerText()).contains(words);
    }

    /** What the page that is open says. */
    String text() {
        return page.locator("body").innerText();
    }

    /** The words of a page in this language. */
    String read(String address, String language) {
        page.navigate(with(address, "lang=" + language));
        return text();
    }

    /** A part of the page that is open. */
    String section(String id) {
        return page.getByTestId(id).innerText();
    }

    private String stateNow() {
        return String.valueOf(page.getByTestId("verdict").getAttribute("data-state"));
    }

    private void reads(String sentence, String name) {
        String said = page.getByTestId("headline").innerText() + " "
                + page.getByTestId("advice").innerText();
        assertThat(said).contains(sentence);
        byte[] png = page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target/screenshots", "public-" + name + ".png")));
        // the picture of the whole page is as wide as the page: wider than the window = scrolls sideways
        assertThat(ByteBuffer.wrap(png).getInt(PNG_WIDTH_AT)).isEqualTo(WIDTH_PIXELS);
    }

    /** HTML with its styles, gzipped. */
    private int bytes(String address) throws IOException {
        return gzipped(body(address));
    }

    private String body(String address) throws IOException {
        var answer = site.send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        return answer.body();
    }

    static int gzipped(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.size();
    }

    private static String with(String address, String parameter) {
        return address + (address.contains("?") ? "&" : "?") + parameter;
    }

    @Override
    public void close() {
        context.close();
    }
}
