package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** Brings a second brand in, as in life, with something of everything. */
final class SecondBrand {
    private static final String PASSWORD = "seven plain words that nobody else uses";
    private static final String GTIN = "6921234500019";

    private final DemoSite site;
    private final Browser browser;
    private final long licenceMillis;

    SecondBrand(DemoSite site, Browser browser) {
        this(site, browser, 86_400_000L * 300);
    }

    /** @param licenceMillis how long from now on the brand's only licence is good */
    SecondBrand(DemoSite site, Browser browser, long licenceMillis) {
        this.site = site;
        this.browser = browser;
        this.licenceMillis = licenceMillis;
    }

    /** The brand through the key of its first administrator. */
    House bringIn() throws IOException {
        House house = withCodes();
        String batch = house.id(House.Kind.BATCH);
        house.post("/api/v1/releases", "{\"batch\":\"" + batch + "\",\"first\":10,\"last\":14}");
        house.settle();
        JsonObject packed = house.post("/api/v1/packings", "{\"batch\":\"" + batch + "\",\"first\":10,\"last\":14}");
        house.has(House.Kind.UNIT, packed.get("unit").getAsString());
        house.settle();
        fill(house);
        return house;
    }

    /** The same with codes of a product and nothing more. */
    House withCodes() throws IOException {
        House house = new House(site, join(admitted(), "canary@quokka"));
        String second = house.post(
                        "/api/v1/people/invitations",
                        "{\"login\":\"second@quokka\",\"name\":\"Quokka second\",\"roles\":[\"BRAND_ADMIN\"]}")
                .get("token")
                .getAsString();
        House other = new House(site, join(second, "second@quokka"));
        house.post("/api/v1/products", "text/csv", "gtin,name\n" + GTIN + ",Quokka canary\n");
        house.settle();
        house.first(House.Kind.PRODUCT, "/api/v1/products", "id");
        JsonObject ordered =
                house.post("/api/v1/batches", "{\"product\":\"" + house.id(House.Kind.PRODUCT) + "\",\"count\":20}");
        house.has(House.Kind.BATCH, ordered.get("batch").getAsString());
        house.settle();
        house.has(
                House.Kind.CODE, codes(house, other, house.id(House.Kind.BATCH)).get(0)[2]);
        return house;
    }

    /** The token of the invitation of a brand that two operators let in. */
    private String admitted() throws IOException {
        House operator = new House(site, site.apiKey("operator"));
        JsonObject applied = new House(site, "")
                .post(
                        "/api/v1/applications",
                        "{\"legalName\":\"Quokka canary Ltd\",\"displayName\":\"Quokka Canary\",\"domain\":\"quokka.example\","
                                + "\"prefixes\":\"69212345\",\"contact\":\"Q\",\"login\":\"canary@quokka\",\"codes\":1000}");
        Files.writeString(
                site.started().home().resolve("domain-proofs.csv"),
                "quokka.example," + applied.get("token").getAsString() + "\n");
        String id = "";
        for (JsonElement row : operator.get("/api/v1/applications").getAsJsonArray()) {
            if (row.getAsJsonObject().get("domain").getAsString().equals("quokka.example")) {
                id = row.getAsJsonObject().get("id").getAsString();
            }
        }
        operator.post("/api/v1/applications/" + id + "/checks", "{}");
        long until = System.currentTimeMillis() + licenceMillis;
        String proposal = operator.post(
                        "/api/v1/applications/" + id + "/proposals",
                        "{\"codes\":1000,\"until\":" + until + ",\"licenceSeen\":true}")
                .get("proposal")
                .getAsString();
        JsonObject signed =
                new House(site, site.apiKey("operator-2")).post("/api/v1/proposals/" + proposal + "/approvals", "{}");
        operator.settle();
        return signed.get("invitation").getAsString();
    }

    /** Accepts an invitation, signs in and makes a key for everything. */
    String join(String token, String login) {
        new House(site, "")
                .post(
                        "/api/v1/invitations/acceptances",
                        "{\"token\":\"" + token + "\",\"password\":\"" + PASSWORD + "\"}");
        try (Desk desk = Desk.signIn(site, browser, login, PASSWORD)) {
            Object key = desk.page()
                    .evaluate(
                            "async () => (await (await fetch('/api/v1/people/keys', {method: 'POST', headers: {'X-JiTrace': '1',"
                                    + " 'Content-Type': 'application/json'}, body: JSON.stringify({label: 'sweep', scopes:"
                                    + " ['ALL'], days: 1})})).json()).key");
            return String.valueOf(key);
        }
    }

    /** The items of a batch as its list has them (item, GTIN, serial, Digital Link, inner code): one administrator asks, another decides. */
    static List<String[]> codes(House asks, House decides, String batch) {
        String approval = asks.post("/api/v1/batches/" + batch + "/exports", "{\"format\":\"csv\"}")
                .get("approval")
                .getAsString();
        String job = decides.post("/api/v1/approvals/" + approval + "/decisions", "{\"approve\":true}")
                .get("outcome")
                .getAsString()
                .substring("job:".length());
        asks.settle();
        String link =
                asks.post("/api/v1/exports/" + job + "/links", "{}").get("href").getAsString();
        return asks.call("GET", link, "application/json", "")
                .body()
                .lines()
                .skip(1)
                .map(row -> row.split(",", -1))
                .toList();
    }

    /** Ids of everything else that a brand has. */
    static void fill(House house) {
        house.post("/api/v1/parts/" + house.id(House.Kind.PRODUCT), "{\"tracing\":\"PIECE\"}");
        String batch = house.id(House.Kind.BATCH);
        house.first(House.Kind.JOB, "/api/v1/jobs", "id");
        house.has(
                House.Kind.APPROVAL,
                house.post("/api/v1/batches/" + batch + "/exports", "{\"format\":\"csv\"}")
                        .get("approval")
                        .getAsString());
        house.has(
                House.Kind.IMPORT,
                house.post(
                                "/api/v1/imports?act=sell",
                                "text/csv",
                                "code,region\n" + house.id(House.Kind.CODE) + ",DE-HH\n")
                        .get("id")
                        .getAsString());
        house.post(
                "/api/v1/items/00000000000000/" + house.id(House.Kind.CODE) + "/reports",
                "{\"kind\":\"OTHER\",\"details\":\"seen on a market\"}");
        house.first(House.Kind.REPORT, "/api/v1/reports", "id");
        String gate = house.post(
                        "/api/v1/gates",
                        "{\"name\":\"sweep\",\"region\":\"DE-BY\",\"products\":[\"" + house.id(House.Kind.PRODUCT)
                                + "\"]}")
                .get("gate")
                .getAsString();
        house.has(House.Kind.GATE, gate);
        house.has(
                House.Kind.SCAN,
                house.post("/api/v1/gates/" + gate + "/scans", "{\"code\":\"\"}")
                        .getAsJsonArray("scans")
                        .get(0)
                        .getAsJsonObject()
                        .get("id")
                        .getAsString());
        house.has(
                House.Kind.HOLD,
                house.post("/api/v1/holds", "{\"batch\":\"" + batch + "\",\"first\":0,\"last\":0,\"reason\":\"sweep\"}")
                        .get("hold")
                        .getAsString());
        house.has(
                House.Kind.NOTICE,
                house.post("/api/v1/quality-notices", Makers.notice(batch))
                        .get("id")
                        .getAsString());
        house.has(House.Kind.PICTURE, house.picture(batch.hashCode()));
        house.has(House.Kind.FILE, house.file(Uploads.document(batch)));
        house.post(
                "/api/v1/parts/" + house.id(House.Kind.PRODUCT),
                "{\"tracing\":\"PIECE\",\"attachments\":[{\"kind\":\"DRAWING\",\"title\":\"sweep\",\"sha256\":\""
                        + house.id(House.Kind.FILE) + "\"}]}");
        house.first(House.Kind.ACCOUNT, "/api/v1/people", "id");
        house.first(House.Kind.KEY, "/api/v1/people/keys", "id");
        assertThat(house.ids).containsKey(House.Kind.KEY);
    }
}
