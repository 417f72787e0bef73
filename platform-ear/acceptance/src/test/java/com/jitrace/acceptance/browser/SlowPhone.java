package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.jitrace.rules.Shown;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A cheap telephone in a slow net, as Chromium's own tools throttle it: "slow 4G" (562.5 ms to the first byte of every answer, 1.44 Mbit/s
 * down, 0.675 Mbit/s up) and a processor four times slower than this machine's. Nothing is in its cache.
 */
final class SlowPhone {
    private static final double LATENCY_MILLIS = 562.5;
    private static final double DOWN_BYTES_A_SECOND = 1.6e6 * 0.9 / 8;
    private static final double UP_BYTES_A_SECOND = 750e3 * 0.9 / 8;
    private static final int PROCESSOR_SLOWER = 4;
    private static final int VISITS = Shown.size("phone.visits", 5, 3);
    private static final String LARGEST_PAINT =
            "() => new Promise(done => { let last; new PerformanceObserver(list => last = list.getEntries().at(-1))"
                    + ".observe({type: 'largest-contentful-paint', buffered: true});"
                    + " setTimeout(() => done(Math.round(last.startTime) + ' ' + last.element.tagName), 1500); })";

    private final Browser browser;

    SlowPhone(Browser browser) {
        this.browser = browser;
    }

    /**
     * How long until the largest thing on the first screen was there.
     *
     * @param millis of each visit, ascending
     * @param element the tag that was the largest, in the last visit
     */
    record Paints(List<Integer> millis, String element) {
        int median() {
            return millis.get(millis.size() / 2);
        }

        int slowest() {
            return millis.get(millis.size() - 1);
        }
    }

    /** Some visits with an empty cache. */
    Paints visit(String address) {
        List<String> seen =
                IntStream.range(0, VISITS).mapToObj(visit -> once(address)).toList();
        return new Paints(
                seen.stream()
                        .map(one -> Integer.parseInt(one.split(" ")[0]))
                        .sorted()
                        .toList(),
                seen.get(seen.size() - 1).split(" ")[1]);
    }

    private String once(String address) {
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(360, 740)
                .setDeviceScaleFactor(2)
                .setIsMobile(true)
                .setHasTouch(true)
                .setLocale("en"))) {
            Page page = context.newPage();
            CDPSession tools = context.newCDPSession(page);
            tools.send("Network.enable");
            tools.send("Network.emulateNetworkConditions", net());
            JsonObject slower = new JsonObject();
            slower.addProperty("rate", PROCESSOR_SLOWER);
            tools.send("Emulation.setCPUThrottlingRate", slower);
            page.navigate(address);
            assertThat(page.getByTestId("verdict").isVisible()).as(address).isTrue();
            return String.valueOf(page.evaluate(LARGEST_PAINT));
        }
    }

    private static JsonObject net() {
        JsonObject net = new JsonObject();
        net.addProperty("offline", false);
        net.addProperty("latency", LATENCY_MILLIS);
        net.addProperty("downloadThroughput", DOWN_BYTES_A_SECOND);
        net.addProperty("uploadThroughput", UP_BYTES_A_SECOND);
        return net;
    }
}
