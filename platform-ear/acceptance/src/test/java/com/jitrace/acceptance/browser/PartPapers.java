package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.options.FilePayload;
import java.net.http.HttpResponse;

/** Drawings that a manufacturer shows its supplier, certificates that come with the parts, and who does not get to see them. */
final class PartPapers {
    private static final String JSON = "application/json";
    private static final byte[] DRAWING = Uploads.document("Shaft 10, sheet 2");
    private static final byte[] CERTIFICATE = Uploads.document("Certificate of conformity, S-0");

    private final House maker;
    private final House supplier;
    private final String product;
    private String drawing = "";
    private String certificate = "";

    PartPapers(House maker, House supplier, String product) {
        this.maker = maker;
        this.supplier = supplier;
        this.product = product;
    }

    private static String taken(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonParser.parseString(answer.body())
                .getAsJsonObject()
                .get("sha256")
                .getAsString();
    }

    private static HttpResponse<String> get(House house, String path) {
        return house.call("GET", "/api/v1/partfiles/" + path, JSON, "");
    }

    private static void assertGiven(House house, String path, byte[] content) {
        HttpResponse<String> answer = get(house, path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).startsWith("%PDF-");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("content-length")).hasValue(String.valueOf(content.length));
        assertThat(answer.headers().firstValue("content-disposition").orElse(""))
                .startsWith("attachment");
    }

    /** The manufacturer takes a drawing in and names it; before it names it nobody can read it. */
    void draw() {
        drawing = taken(maker.upload("/api/v1/partfiles", "application/pdf", DRAWING));
        assertThat(get(maker, drawing).statusCode()).isEqualTo(404);
        String with = Makers.SHAFT.replace(
                "}]}", "},{\"kind\":\"DRAWING\",\"title\":\"Shaft, sheet 2\",\"sha256\":\"" + drawing + "\"}]}");
        assertThat(maker.post("/api/v1/parts/" + product, with).get("version").getAsInt())
                .isEqualTo(2);
        assertGiven(maker, drawing, DRAWING);
        assertThat(maker.upload(
                                "/api/v1/partfiles",
                                "application/pdf",
                                "no document".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                        .statusCode())
                .isEqualTo(415);
    }

    /** Who has codes of the part number reads it, under the party that it is for this manufacturer. */
    void showTo(String party) {
        assertGiven(supplier, party + "/" + product + "/" + drawing, DRAWING);
        String nobody = "0123456789abcdef".repeat(2);
        for (String path : new String[] {
            nobody + "/" + product + "/" + drawing,
            party + "/" + nobody + "/" + drawing,
            party + "/" + product + "/" + "0".repeat(64),
            drawing
        }) {
            assertThat(get(supplier, path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(get(maker, party + "/" + product + "/" + drawing).statusCode())
                .isEqualTo(403);
    }

    /** On the page of the first part, with its certificate as a file. */
    void certify(Desk desk) {
        assertThat(desk.page().getByTestId("drawing").count())
                .as("the drawing can be opened")
                .isEqualTo(1);
        desk.page()
                .getByTestId("record-paper")
                .setInputFiles(new FilePayload("certificate.pdf", "application/pdf", CERTIFICATE));
    }

    /** Before the shipment the certificate is the supplier's alone. */
    void notYetAtTheManufacturer(String ref) {
        certificate = Makers.records(supplier, ref, 0)
                .get(0)
                .getAsJsonObject()
                .get("certificate")
                .getAsString();
        assertGiven(supplier, certificate, CERTIFICATE);
        assertThat(get(maker, certificate).statusCode()).isEqualTo(404);
    }

    /** It came with the shipment, to this manufacturer and to no other. */
    void cameWithTheParts(House other) {
        assertGiven(maker, certificate, CERTIFICATE);
        for (String hash : new String[] {certificate, drawing}) {
            assertThat(get(other, hash).statusCode()).as(hash).isEqualTo(404);
        }
        System.out.println("parts: drawing " + drawing + " read by the supplier, certificate " + certificate
                + " read by the manufacturer after the shipment, by nobody else");
    }
}
