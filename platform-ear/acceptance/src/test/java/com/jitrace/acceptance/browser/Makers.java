package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.jitrace.launcher.process.Deadline;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/** What manufacturers and suppliers do as programs, for tests of their work. */
final class Makers {
    static final String SHAFT = """
            {"tracing":"PIECE","characteristics":[
              {"name":"length","nominal":"10.0","lower":"-0.05","upper":"0.1","unit":"mm"},
              {"name":"hardness","nominal":"58","lower":"0","unit":"[HRC]","confidential":true},
              {"name":"material","words":"1.4301","required":false}],
             "attachments":[{"kind":"DRAWING","title":"Shaft, sheet 1","sha256":"%s"}]}""".formatted("d".repeat(64));
    private static final Duration WITHIN = Duration.ofSeconds(60);
    private static final long A_YEAR_MILLIS = 365L * 86_400_000;

    private Makers() {}

    /** A new part number of the manufacturer; its product id. */
    static String partNumber(House manufacturer, String gtin, String name) {
        manufacturer.post("/api/v1/products", "text/csv", "gtin,name\n" + gtin + "," + name + "\n");
        manufacturer.settle();
        String product = row(manufacturer.get("/api/v1/products"), "gtin", "0" + gtin)
                .get("id")
                .getAsString();
        assertThat(manufacturer
                        .post("/api/v1/parts/" + product, SHAFT)
                        .get("version")
                        .getAsInt())
                .isEqualTo(1);
        return product;
    }

    /** Lets a partner act for the part number. */
    static void authorise(House manufacturer, String party, String product, String acts) {
        long now = System.currentTimeMillis();
        manufacturer.post(
                "/api/v1/partners/" + party + "/authorisations",
                "{\"acts\":" + acts + ",\"products\":[\"" + product + "\"],\"regions\":[\"*\"],\"from\":"
                        + (now - 60_000) + ",\"until\":" + (now + A_YEAR_MILLIS) + "}");
        manufacturer.settle();
        assertThat(Deadline.await(
                        WITHIN,
                        () -> manufacturer
                                .get("/api/v1/partners/authorisations")
                                .toString()
                                .contains(product)))
                .isTrue();
    }

    static String allot(String party, String product, long codes) {
        return "{\"party\":\"" + party + "\",\"product\":\"" + product + "\",\"codes\":" + codes + "}";
    }

    static String draw(String party, String product, int count) {
        return "{\"party\":\"" + party + "\",\"product\":\"" + product + "\",\"count\":" + count + "}";
    }

    /** Draws codes and waits until the chain has them; their rows: item, gtin, code, link. */
    static List<String[]> drawn(House supplier, String party, String product, int count) {
        String ref = supplier.post("/api/v1/supplies/draws", draw(party, product, count))
                .get("ref")
                .getAsString();
        untilThere(supplier, ref);
        return list(supplier, ref);
    }

    static void untilThere(House supplier, String ref) {
        assertThat(Deadline.await(
                        WITHIN,
                        () -> row(supplier.get("/api/v1/supplies/draws"), "ref", ref)
                                .get("state")
                                .getAsString()
                                .equals("THERE")))
                .as("the chain has the codes of " + ref)
                .isTrue();
    }

    static List<String[]> list(House supplier, String ref) {
        HttpResponse<String> answer =
                supplier.call("POST", "/api/v1/supplies/draws/" + ref + "/lists", "application/json", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().skip(1).map(row -> row.split(",", -1)).toList();
    }

    static String record(String code, String serial, String length, String hardness) {
        return "{\"code\":\"" + code + "\",\"serial\":\"" + serial + "\",\"region\":\"FR-ARA\",\"values\":["
                + "{\"name\":\"length\",\"value\":\"" + length + "\",\"unit\":\"mm\"},"
                + "{\"name\":\"hardness\",\"value\":\"" + hardness + "\",\"unit\":\"[HRC]\"}]}";
    }

    /** A file of records: lengths from 10.00 to 10.09 by the last digit of the piece's number. */
    static String file(List<String[]> codes, int first, int end) {
        StringBuilder file = new StringBuilder("code,serial,length [mm],hardness [[HRC]],material\r\n");
        for (int i = first; i < end; i++) {
            file.append(codes.get(i)[2])
                    .append(",S-")
                    .append(i)
                    .append(",10.0")
                    .append(i % 10)
                    .append(",60,1.4301\r\n");
        }
        return file.toString();
    }

    /** Items of the brand's own, released; the rows of their codes: item, gtin, code, link. */
    static List<String[]> released(DemoSite site, House brand, String product, int count) {
        String ref = brand.post("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + count + "}")
                .get("batch")
                .getAsString();
        brand.settle();
        List<String[]> codes = codes(site, brand, ref);
        brand.post(
                "/api/v1/releases",
                "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + (count - 1) + ",\"region\":\"DE-BY\"}");
        brand.settle();
        return codes;
    }

    /** The list of a batch's codes, which two persons give out; its rows. */
    static List<String[]> codes(DemoSite site, House brand, String ref) {
        String approval = brand.post("/api/v1/batches/" + ref + "/exports", "{\"format\":\"csv\"}")
                .get("approval")
                .getAsString();
        JsonObject decided = new House(site, site.apiKey("brand-admin-2"))
                .post("/api/v1/approvals/" + approval + "/decisions", "{\"approve\":true}");
        brand.settle();
        String job = decided.get("outcome").getAsString().substring("job:".length());
        String link = brand.post("/api/v1/exports/" + job + "/links", "{}")
                .get("href")
                .getAsString();
        return brand.call("GET", link, "application/json", "")
                .body()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
    }

    static JsonArray records(House house, String ref, int index) {
        return house.get("/api/v1/partrecords/" + ref + "/" + index).getAsJsonArray();
    }

    /** H("jitrace/v1/open\n" ‖ salt ‖ record), computed here from what was given out. */
    static String commitment(JsonObject record) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update("jitrace/v1/open\n".getBytes(StandardCharsets.US_ASCII));
            sha256.update(HexFormat.of().parseHex(record.get("salt").getAsString()));
            sha256.update(record.get("content").getAsString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }

    /** Brings in a second manufacturer that has the same supplier. */
    static House second(DemoSite site, Browser browser) throws IOException {
        House other = new SecondBrand(site, browser).withCodes();
        House operator = new House(site, site.apiKey("operator"));
        String brand = row(operator.get("/api/v1/organisations"), "name", "Quokka Canary")
                .get("id")
                .getAsString();
        String partner = row(operator.get("/api/v1/organisations"), "name", "Nordlicht Handel")
                .get("id")
                .getAsString();
        String proposal = operator.post(
                        "/api/v1/organisations/" + brand + "/partners", "{\"partner\":\"" + partner + "\"}")
                .get("proposal")
                .getAsString();
        new House(site, site.apiKey("operator-2")).post("/api/v1/proposals/" + proposal + "/approvals", "{}");
        operator.settle();
        assertThat(Deadline.await(
                        WITHIN, () -> other.get("/api/v1/partners").toString().contains("Nordlicht Handel")))
                .isTrue();
        return other;
    }

    /** A quality notice about these goods. */
    static String notice(String of) {
        return "{\"of\":\"" + of
                + "\",\"words\":\"Cracks at the flange\",\"remedy\":\"Do not fit it\",\"severity\":\"CRITICAL\"}";
    }

    static JsonObject row(JsonElement rows, String field, String value) {
        for (JsonElement row : rows.getAsJsonArray()) {
            if (row.getAsJsonObject().get(field).getAsString().equals(value)) {
                return row.getAsJsonObject();
            }
        }
        throw new AssertionError("no row has " + field + " " + value + ": " + rows);
    }

    static JsonObject json(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
