package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;

/** What a clerk does at the gate's page, and what it answers. */
final class GateDesk {
    private static final double BACK_MILLIS = 60_000;

    private GateDesk() {}

    /** The script runs, the server answers, and no scan waits to be sent. */
    static void connected(Page page) {
        assertThat(page.getByTestId("net"))
                .hasText(
                        Pattern.compile("Connected\\.\\s*"),
                        new LocatorAssertions.HasTextOptions().setTimeout(BACK_MILLIS));
    }

    /** A scanner types what it reads and ends with Enter. */
    static void wedge(Page page, String code) {
        page.getByTestId("scan").focus();
        page.keyboard().type(code);
        page.keyboard().press("Enter");
    }

    static void answered(Page page, String decision, String words) {
        assertThat(page.getByTestId("answer"))
                .hasAttribute(
                        "data-decision", decision, new LocatorAssertions.HasAttributeOptions().setTimeout(BACK_MILLIS));
        assertThat(page.getByTestId("answer"))
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(BACK_MILLIS));
    }

    /** Values in the order of the specification; "" = not measured. */
    static void measure(Page page, String... values) {
        for (int i = 0; i < values.length; i++) {
            page.locator("#value-" + i).fill(values[i]);
        }
        page.getByTestId("measure").locator("button[type=submit]").click();
    }
}
