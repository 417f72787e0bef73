package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The reader takes the paper of his report from its status page; what is in it is checked as the paper says, without the server. */
final class EvidenceWalk {
    private static final long CHECKED_WITHIN_SECONDS = 30;

    private final DemoSite site;
    private final Page reader;
    private final String reference;
    private final Path folder = Path.of("target", "evidence");
    private final String headline;
    private final String advice;

    /** @param reader on the status page of a report about the demo's sold item, made in Hamburg */
    EvidenceWalk(DemoSite site, Page reader, String reference) {
        this.site = site;
        this.reader = reader;
        this.reference = reference;
        try (Page page = reader.context().newPage()) {
            page.navigate(site.item("SOLD") + "?lang=en&region=DE-HH");
            headline = page.getByTestId("headline").innerText();
            advice = page.getByTestId("advice").innerText();
        }
    }

    void isWhatThePageSaid() throws IOException {
        var download =
                reader.waitForDownload(() -> reader.getByTestId("evidence").click());
        assertThat(download.suggestedFilename()).isEqualTo("jitrace-" + reference + ".pdf");
        byte[] pdf = Files.readAllBytes(download.path());
        Files.createDirectories(folder);
        Files.write(folder.resolve("evidence-en.pdf"), pdf);
        assertThat(text(pdf))
                .contains(reference, headline, advice)
                .contains("Two bottles on the shelf carry the same code <b>here</b>.")
                .contains("Kiosk am Hafen", "Photo 1", "not looked at yet", "has not answered yet")
                .contains("Place compared Hamburg, Germany")
                .as("how to reach the reader is not on it")
                .doesNotContain("anna@example.org");
        assertThat(text(pdf).replace(" ", ""))
                .contains(reader.url().replaceFirst("\\?.*", "").replaceFirst("https?://[^/]+", ""));
        APIResponse again = reader.request().get(address("en"));
        assertThat(again.headers())
                .containsEntry("content-type", "application/pdf")
                .containsEntry("cache-control", "no-store")
                .containsEntry("x-content-type-options", "nosniff")
                .hasEntrySatisfying(
                        "content-disposition", value -> assertThat(value).startsWith("attachment;"));
        assertThat(again.body()).as("the same report gives the same bytes").isEqualTo(pdf);
        byte[] chinese = reader.request().get(address("zh-CN")).body();
        Files.write(folder.resolve("evidence-zh-CN.pdf"), chinese);
        assertThat(text(chinese)).contains("举报" + reference + "的材料", "尚未查看", "二手");
        String nobody = address("en").replaceFirst("[0-9a-f]{32}", "0".repeat(32));
        assertThat(reader.request().get(nobody).status()).isEqualTo(404);
        System.out.println("evidence: the paper has " + pdf.length + " bytes in English, " + chinese.length
                + " in Chinese, the words of the page, and the same bytes when asked again");
    }

    /** With the file that everybody can download and the command that stands on the paper. */
    void isCheckedByTheVerifierAlone() throws IOException {
        byte[] pdf = Files.readAllBytes(folder.resolve("evidence-en.pdf"));
        String signs = text(pdf).replace(" ", "");
        String bundle;
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var attached =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles().getNames();
            bundle = new String(
                    Objects.requireNonNull(attached.get("proof.json"))
                            .getEmbeddedFile()
                            .toByteArray(),
                    StandardCharsets.UTF_8);
        }
        Files.write(
                folder.resolve("jitrace-verifier.mjs"),
                reader.request().get(site.url() + "/static/verifier.js").body());
        Files.writeString(folder.resolve("proof.json"), bundle);
        String genesis = signs.replaceFirst(".*nodejitrace-verifier.mjsproof.json([0-9a-f]{64}).*", "$1");
        Checked sound = verify(genesis);
        assertThat(sound.exit()).as(sound.said()).isZero();
        String code = site.item("SOLD").replaceFirst(".*/21/", "");
        assertThat(sound.said().lines().reduce("", (first, last) -> last)).startsWith(code + " SOLD ");
        assertThat(sound.said())
                .contains("ok   signed", "ok   journey", "ok   genesis")
                .doesNotContain("none ");

        JsonObject altered = JsonParser.parseString(bundle).getAsJsonObject();
        altered.getAsJsonObject("answer").addProperty("state", "MATCH");
        Files.writeString(folder.resolve("proof.json"), altered.toString());
        Checked wrong = verify(genesis);
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.said()).contains("no   shown");
        Files.writeString(folder.resolve("proof.json"), bundle);
        assertThat(verify("0".repeat(64)).said()).contains("no   genesis");
        System.out.println("evidence: proof.json of the paper (" + bundle.length()
                + " bytes) passes the verifier alone: "
                + sound.said().lines().filter(line -> line.startsWith("ok")).count()
                + " steps; altered: does not match");
    }

    /** By REST: a region that nobody knows is refused; what is taken has a paper of its own, with its proof. */
    void aProgramGetsItToo() throws IOException {
        String reports =
                site.item("SOLD").replaceFirst(".*/01/(.*)/21/(.*)", site.url() + "/api/v1/items/$1/$2/reports");
        HttpResponse<String> refused = tell(reports, "{\"kind\":\"OTHER\",\"shop\":\"Kiosk\",\"region\":\"nowhere\"}");
        assertThat(refused.statusCode()).as(refused.body()).isBetween(400, 499);
        assertThat(refused.body()).contains("\"REGION\"");
        HttpResponse<String> taken = tell(reports, "{\"kind\":\"OTHER\",\"shop\":\"Kiosk\",\"region\":\"DE-HH\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        JsonObject kept = JsonParser.parseString(taken.body()).getAsJsonObject();
        byte[] pdf = reader.request()
                .get(site.url() + kept.get("evidence").getAsString() + "?lang=en")
                .body();
        assertThat(text(pdf))
                .contains(kept.get("reference").getAsString(), headline, "Kiosk", "node jitrace-verifier.mjs");
    }

    private HttpResponse<String> tell(String address, String json) throws IOException {
        return site.send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    /** Of the brand's answer the paper shows today's, of the page's answer that of then. */
    void keepsTheAnswerAndShowsWhatCame(String answer) throws IOException {
        var download =
                reader.waitForDownload(() -> reader.getByTestId("evidence").click());
        assertThat(text(Files.readAllBytes(download.path()))).contains(headline, advice, answer, "Status closed");
    }

    private String address(String language) {
        return reader.url().replaceFirst("\\?.*", "") + "/evidence.pdf?lang=" + language;
    }

    private record Checked(int exit, String said) {}

    /** Node.js comes with the browser's driver. */
    private Checked verify(String genesis) throws IOException {
        String node = Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .get(0);
        Process process = new ProcessBuilder(List.of(node, "jitrace-verifier.mjs", "proof.json", genesis))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertThat(process.waitFor(CHECKED_WITHIN_SECONDS, TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new Checked(process.exitValue(), said);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
