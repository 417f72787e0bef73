package com.jitrace.acceptance.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** A reader without script reports a problem with photos; the brand looks, answers and closes; the reader reads the answer. */
final class ReportWalk {
    private static final int WIDTH_PIXELS = 320;

    private final DemoSite site;
    private final Browser browser;

    ReportWalk(DemoSite site, Browser browser) {
        this.site = site;
        this.browser = browser;
    }

    void walk() throws IOException {
        try (BrowserContext plain = browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDTH_PIXELS, 640)
                        .setJavaScriptEnabled(false)
                        .setLocale("en"));
                Desk brand = Desk.signIn(site, browser, "brand-user")) {
            Page reader = plain.newPage();
            String reference = report(reader);
            EvidenceWalk evidence = new EvidenceWalk(site, reader, reference);
            evidence.isWhatThePageSaid();
            evidence.isCheckedByTheVerifierAlone();
            evidence.aProgramGetsItToo();
            assertThat(plain.cookies()).isEmpty();
            answer(brand, reader, reference);
            evidence.keepsTheAnswerAndShowsWhatCame("Thank you. The shop was visited.");
        }
    }

    private String report(Page reader) throws IOException {
        reader.navigate(site.item("SOLD"));
        reader.getByTestId("report-problem").click();
        shown(reader, "report-1");
        reader.getByTestId("kind-COPIED").check();
        reader.getByTestId("next").click();
        shown(reader, "report-2");
        reader.getByTestId("send").click();
        assertThat(reader.getByTestId("faults")).containsText("Say what you saw, add a photo, or name the shop.");
        reader.getByTestId("photo1")
                .setInputFiles(new FilePayload("x.jpg", "image/jpeg", "<html>".getBytes(StandardCharsets.UTF_8)));
        reader.getByTestId("shop").fill("Kiosk am Hafen");
        reader.getByTestId("send").click();
        assertThat(reader.getByTestId("faults")).containsText("A file is not a JPEG, PNG or WebP picture");
        assertThat(reader.getByTestId("shop")).hasValue("Kiosk am Hafen");
        reader.getByTestId("photo1").setInputFiles(new FilePayload("label.png", "image/png", picture()));
        reader.getByTestId("details").fill("Two bottles on the shelf carry the same code <b>here</b>.");
        reader.getByTestId("city").fill("Hamburg");
        reader.getByTestId("region").fill("nowhere at all");
        reader.getByTestId("send").click();
        assertThat(reader.getByTestId("faults")).containsText("We know no region of this name.");
        assertThat(reader.getByTestId("city")).hasValue("Hamburg");
        reader.getByTestId("photo1").setInputFiles(new FilePayload("label.png", "image/png", picture()));
        reader.getByTestId("region").fill("DE-HH");
        reader.getByTestId("send").click();
        assertThat(reader.getByTestId("status")).hasText("not looked at yet");
        shown(reader, "report-3");
        reader.getByTestId("contact").fill("anna@example.org");
        reader.getByTestId("reach").click();
        assertThat(reader.getByTestId("reachable")).isVisible();
        return reader.getByTestId("reference").innerText();
    }

    private void answer(Desk brand, Page reader, String reference) {
        assertThat(brand.open("home").page().getByText("reports of readers to look at"))
                .isVisible();
        brand.open("reports").page().getByText(reference).click();
        assertThat(brand.page().getByTestId("report-kind"))
                .hasText("The code looks copied, or I saw it on another item");
        assertThat(brand.page().getByTestId("report-details"))
                .hasText("Two bottles on the shelf carry the same code <b>here</b>.");
        assertThat(brand.page().getByTestId("report-contact")).hasText("anna@example.org");
        assertThat(brand.page().getByTestId("report-photo")).hasJSProperty("naturalWidth", 300);
        brand.shown("console-report");
        brand.click("close").isRefused("Write an answer before you close the report.");
        brand.click("look").isTold("The reader sees that you look into it.");
        reader.reload();
        assertThat(reader.getByTestId("status")).hasText("somebody looks into it");
        brand.page().getByText(reference).click();
        brand.fill("answer", "Thank you. The shop was visited.").click("close").isTold("the contact is erased");
        brand.page().getByText(reference).click();
        assertThat(brand.page().getByTestId("report-contact")).hasText("");
        reader.reload();
        assertThat(reader.getByTestId("status")).hasText("closed");
        assertThat(reader.getByTestId("answer")).hasText("Thank you. The shop was visited.");
        assertThat(reader.getByTestId("contact")).hasCount(0);
        String status = reader.url();
        String address = status.replaceFirst("[0-9a-f]{32}", "0".repeat(32));
        assertThat(reader.navigate(address).status())
                .as("a token that nobody has")
                .isEqualTo(404);
        reader.navigate(status);
    }

    /** The accessibility check needs script, so it looks at the same address in a browser that runs some. */
    private void shown(Page page, String name) {
        try (BrowserContext scripted = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(WIDTH_PIXELS, 640)
                .setLocale("en"))) {
            Page same = scripted.newPage();
            same.navigate(page.url());
            int wide = ((Number) same.evaluate("() => document.documentElement.scrollWidth")).intValue();
            assertThat(wide).as(name + " scrolls sideways").isLessThanOrEqualTo(WIDTH_PIXELS);
            Desk.shoot(same, "public-" + name);
        }
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
