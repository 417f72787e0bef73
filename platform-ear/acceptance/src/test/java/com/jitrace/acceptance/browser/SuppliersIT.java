package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supplier draws codes, registers parts one by one and by the thousand, ships them; the manufacturer reads all of it, another one nothing. */
@Tag("show-parts-5")
class SuppliersIT {
    private static final int BY_HAND = 3;
    private static final int BY_FILE = 2_000;
    private static final int BY_WORKBOOK = 2;
    private static final int MADE = BY_HAND + BY_FILE + BY_WORKBOOK;
    private static final int RACED = 60;
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;
    private static final Duration FILE_WITHIN = Duration.ofMinutes(5);
    private static final String GTIN = "9506000140452";
    private static final String OTHER_GTIN = "6921234500026";
    private static final String JSON = "application/json";
    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("suppliers");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    @Test
    void aSuppliersPartsFromTheCodeToTheManufacturer() throws Exception {
        House maker = new House(site, site.apiKey("brand-admin"));
        House supplier = new House(site, site.apiKey("supplier"));
        String product = Makers.partNumber(maker, GTIN, "Shaft 10");
        PartPapers papers = new PartPapers(maker, supplier, product);
        papers.draw();
        String party = Makers.row(maker.get("/api/v1/partners"), "name", "Nordlicht Handel")
                .get("party")
                .getAsString();
        JsonObject early = Makers.json(
                maker.call("POST", "/api/v1/allotments", JSON, Makers.allot(party, product, 10)), UNPROCESSABLE);
        assertThat(early.toString()).contains("part.not-authorised");
        Makers.authorise(maker, party, product, "[\"commission\",\"ship\",\"pack\",\"observe\",\"authorise\"]");
        twoWhoDrawAtOnceGetNoMoreThanWasGranted(maker, supplier, party, product);
        maker.post("/api/v1/allotments", Makers.allot(party, product, RACED + MADE));
        List<String[]> codes = Makers.drawn(supplier, party, product, MADE);
        assertThat(codes).hasSize(MADE);
        String ref = codes.get(0)[2].substring(0, 5);
        aListIsGivenOutFiveTimes(supplier, ref);
        papers.showTo(party);
        oneByOne(supplier, codes, papers);
        byWorkbook(supplier, codes);
        String file = byFile(supplier, codes);
        assertThat(Makers.records(maker, ref, 0))
                .as("nothing reaches the manufacturer before the shipment")
                .isEmpty();
        papers.notYetAtTheManufacturer(ref);
        ship(maker, supplier, ref);
        theManufacturerReadsWhatTheChainHas(maker, ref);
        try (Desk desk = Desk.signIn(site, browser, "brand-admin")) {
            desk.open("parts").inBoth("console-parts");
        }
        House other = Makers.second(site, browser);
        papers.cameWithTheParts(other);
        anotherManufacturerSeesNothing(maker, supplier, other, new Ids(party, product, ref, codes.get(0)[2], file));
    }

    @Test
    void aSubSupplierWorksWithinWhatItsSupplierWasGiven() {
        new SubSupplier(site, browser).walk();
    }

    /** What the first manufacturer has. */
    private record Ids(String party, String product, String ref, String code, String file) {}

    private static void twoWhoDrawAtOnceGetNoMoreThanWasGranted(
            House maker, House supplier, String party, String product) throws InterruptedException, ExecutionException {
        maker.post("/api/v1/allotments", Makers.allot(party, product, 2 * RACED - 1));
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<HttpResponse<String>>> racing = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            racing.add(two.submit(
                    () -> supplier.call("POST", "/api/v1/supplies/draws", JSON, Makers.draw(party, product, RACED))));
        }
        List<Integer> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> one : racing) {
            HttpResponse<String> answer = one.get();
            answers.add(answer.statusCode());
            if (answer.statusCode() == UNPROCESSABLE) {
                assertThat(answer.body()).contains("part.draw-left").contains(String.valueOf(RACED - 1));
            }
        }
        two.shutdown();
        assertThat(answers).containsExactlyInAnyOrder(202, UNPROCESSABLE);
        assertThat(Makers.row(maker.get("/api/v1/allotments"), "product", product)
                        .get("drawn")
                        .getAsInt())
                .isEqualTo(RACED);
        HttpResponse<String> less =
                maker.call("POST", "/api/v1/allotments", JSON, Makers.allot(party, product, RACED - 1));
        assertThat(less.statusCode()).as(less.body()).isEqualTo(UNPROCESSABLE);
        System.out.println("parts: two drew " + RACED + " of " + (2 * RACED - 1) + " at the same moment: " + answers);
    }

    private static void aListIsGivenOutFiveTimes(House supplier, String ref) {
        for (int i = 1; i < 5; i++) {
            Makers.list(supplier, ref);
        }
        HttpResponse<String> sixth = supplier.call("POST", "/api/v1/supplies/draws/" + ref + "/lists", JSON, "{}");
        assertThat(sixth.statusCode()).isEqualTo(UNPROCESSABLE);
        assertThat(sixth.body()).contains("part.fetched-out");
    }

    /** At the page: a value out of tolerance is refused first. */
    private static void oneByOne(House supplier, List<String[]> codes, PartPapers papers) {
        try (Desk desk = Desk.signIn(site, browser, "supplier")) {
            desk.open("supplies").inBoth("console-supplies");
            desk.open("partrecords").chooseLabel("record-offer", "Shaft 10 · Domaine du Moulin");
            desk.click("record-choose").inBoth("console-partrecords");
            fill(desk, codes.get(0)[2], 0, "10.2").isRefused("out of tolerance: 10.0 -0.05 +0.1 mm");
            papers.certify(desk);
            for (int i = 0; i < BY_HAND; i++) {
                fill(desk, codes.get(i)[2], i, "10.05").isTold("is on its way to the chain");
            }
        }
        supplier.settle();
        allFinal(supplier);
        byProgram(supplier, codes);
    }

    /** One part at the page. */
    static Desk fill(Desk desk, String code, int number, String length) {
        return desk.fill("record-code", code)
                .fill("record-serial", "S-" + number)
                .fill("value-length", length)
                .fill("value-hardness", "60." + number)
                .fill("goods-region", "FR-ARA")
                .click("register");
    }

    private static void byProgram(House supplier, List<String[]> codes) {
        String wrong = Makers.record(codes.get(BY_HAND)[2], "S-0", "10.2", "60");
        HttpResponse<String> refused = supplier.call("POST", "/api/v1/partrecords", JSON, wrong);
        assertThat(refused.statusCode()).isEqualTo(UNPROCESSABLE);
        assertThat(refused.body()).contains("part.fault.OUT_OF_TOLERANCE").contains("10.0 -0.05 +0.1 mm");
        HttpResponse<String> again =
                supplier.call("POST", "/api/v1/partrecords", JSON, Makers.record(codes.get(0)[2], "S-0", "10", "60"));
        assertThat(again.body()).contains("part.fault.REGISTERED_ALREADY");
    }

    /** At the page, as a spreadsheet program writes it. */
    private static void byWorkbook(House supplier, List<String[]> codes) {
        int first = BY_HAND + BY_FILE;
        try (Desk desk = Desk.signIn(site, browser, "supplier")) {
            desk.open("partrecords")
                    .upload("file", Workbook.of("shafts.xlsx", Makers.file(codes, first, MADE)))
                    .click("records-check");
            assertThat(desk.page().getByTestId("records-summary").innerText()).contains(String.valueOf(BY_WORKBOOK));
            desk.fill("fgoods-region", "FR-ARA").click("records-commit").shown("console-partrecords-workbook");
            assertThat(desk.page().getByTestId("records-receipt").isVisible()).isTrue();
        }
        supplier.settle();
        allFinal(supplier);
        assertThat(Makers.records(supplier, codes.get(first)[2].substring(0, 5), first))
                .hasSize(1);
        System.out.println("parts: " + BY_WORKBOOK + " records of a workbook at the page, final");
    }

    private static String byFile(House supplier, List<String[]> codes) {
        String good = Makers.file(codes, BY_HAND, BY_HAND + BY_FILE);
        String bad = good.replaceFirst(",10\\.03,", ",10.3,");
        JsonObject dry = Makers.json(supplier.call("POST", "/api/v1/partrecords/imports", "text/csv", bad), 201);
        assertThat(dry.get("faultCount").getAsInt()).isEqualTo(1);
        assertThat(dry.getAsJsonArray("faults").get(0).toString())
                .contains("OUT_OF_TOLERANCE")
                .contains("\"row\":1");
        String commit = "/api/v1/partrecords/imports/" + dry.get("id").getAsString() + "/commits";
        assertThat(supplier.call("POST", commit, JSON, "{\"region\":\"FR-ARA\"}")
                        .body())
                .contains("movements.faults");
        long begun = System.nanoTime();
        JsonObject clean = Makers.json(supplier.call("POST", "/api/v1/partrecords/imports", "text/csv", good), 201);
        assertThat(clean.get("good").getAsInt()).as(clean.toString()).isEqualTo(BY_FILE);
        String id = clean.get("id").getAsString();
        JsonObject receipt = Makers.json(
                supplier.call(
                        "POST", "/api/v1/partrecords/imports/" + id + "/commits", JSON, "{\"region\":\"FR-ARA\"}"),
                202);
        supplier.settle(FILE_WITHIN);
        allFinal(supplier);
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonObject done = Makers.json(supplier.call("GET", "/api/v1/partrecords/imports/" + id, JSON, ""), 202);
        assertThat(done.get("done").getAsInt()).isEqualTo(BY_FILE);
        JsonObject twice = Makers.json(supplier.call("POST", "/api/v1/partrecords/imports", "text/csv", good), 201);
        JsonObject second = Makers.json(
                supplier.call(
                        "POST",
                        "/api/v1/partrecords/imports/" + twice.get("id").getAsString() + "/commits",
                        JSON,
                        "{\"region\":\"FR-ARA\"}"),
                202);
        assertThat(second.get("job")).as("a file sent twice is one").isEqualTo(receipt.get("job"));
        System.out.printf("parts: %,d records of a file checked, committed and final in %.1f s%n", BY_FILE, seconds);
        return id;
    }

    /** Nothing of this organisation was refused. */
    private static void allFinal(House house) {
        assertThat(house.get("/api/v1/submissions").toString()).doesNotContain("REFUSED");
    }

    private static void ship(House maker, House supplier, String ref) {
        String to = Makers.row(supplier.get("/api/v1/supplies"), "name", "Shaft 10")
                .get("addressee")
                .getAsString();
        int last = MADE - 1;
        supplier.post(
                "/api/v1/shipments",
                "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + last + ",\"to\":\"" + to
                        + "\",\"region\":\"FR-ARA\"}");
        supplier.settle();
        allFinal(supplier);
        maker.post("/api/v1/receipts", "{\"batch\":\"" + ref + "\",\"first\":0,\"last\":" + last + "}");
        maker.settle();
        allFinal(maker);
    }

    private static void theManufacturerReadsWhatTheChainHas(House maker, String ref) {
        int read = 0;
        PublicLog log = PublicLog.read(site);
        for (int index : List.of(0, 1, 2, BY_HAND, BY_HAND + BY_FILE - 1)) {
            JsonObject record = Makers.records(maker, ref, index).get(0).getAsJsonObject();
            assertThat(record.get("serial").getAsString()).isEqualTo("S-" + index);
            assertThat(record.getAsJsonArray("values")).as(record.toString()).hasSizeGreaterThanOrEqualTo(2);
            assertThat(record.getAsJsonArray("sealed")).isEmpty();
            assertThat(record.getAsJsonArray("deviations")).isEmpty();
            assertThat(record.get("content").getAsString())
                    .as("the confidential value stands in the record as a commitment only")
                    .doesNotContain("[HRC]");
            assertThat(Makers.commitment(record))
                    .isEqualTo(record.get("commitment").getAsString());
            assertThat(log.contains(record.get("commitment").getAsString())).isTrue();
            read++;
        }
        assertThat(log.contains("0".repeat(64))).as("the search can fail").isFalse();
        assertThat(maker.get("/api/v1/trace/back?of=S-" + BY_HAND).toString())
                .as("found by the supplier's own number")
                .contains(ref + "/" + BY_HAND);
        System.out.println(
                "parts: " + read + " records checked by their salts against the documents of entries on the chain");
    }

    private static void anotherManufacturerSeesNothing(House maker, House supplier, House other, Ids first) {
        String product = Makers.partNumber(other, OTHER_GTIN, "Quokka shaft");
        String party = Makers.row(other.get("/api/v1/partners"), "name", "Nordlicht Handel")
                .get("party")
                .getAsString();
        assertThat(party).as("one party for each manufacturer").isNotEqualTo(first.party());
        Makers.authorise(other, party, product, "[\"commission\",\"ship\"]");
        other.post("/api/v1/allotments", Makers.allot(party, product, 5));
        List<String[]> codes = Makers.drawn(supplier, party, product, 2);
        String ref = codes.get(0)[2].substring(0, 5);
        supplier.post("/api/v1/partrecords", Makers.record(codes.get(0)[2], "Q-1", "10", "61"));
        supplier.settle();
        supplier.post(
                "/api/v1/shipments",
                "{\"codes\":[\"" + codes.get(0)[2] + "\"],\"region\":\"FR-ARA\",\"to\":\""
                        + Makers.row(supplier.get("/api/v1/supplies"), "name", "Quokka shaft")
                                .get("addressee")
                                .getAsString()
                        + "\"}");
        supplier.settle();
        assertThat(Makers.records(other, ref, 0)).hasSize(1);
        Ids second = new Ids(party, product, ref, codes.get(0)[2], first.file());
        int compared = blind(other, first) + blind(maker, second);
        assertThat(supplier.call("POST", "/api/v1/supplies/draws", JSON, Makers.draw(party, first.product(), 1))
                        .statusCode())
                .as("one manufacturer's part number as the other's supplier")
                .isEqualTo(NOT_FOUND);
        String mixed = "code,length [mm],hardness [[HRC]]\n" + codes.get(1)[2] + ",10,60\n" + first.code() + ",10,60\n";
        assertThat(supplier.call("POST", "/api/v1/partrecords/imports", "text/csv", mixed)
                        .body())
                .contains("OTHER_PART");
        for (House manufacturer : List.of(maker, other)) {
            for (String path : List.of("/api/v1/supplies", "/api/v1/supplies/draws", "/api/v1/delegations")) {
                assertThat(manufacturer.call("GET", path, JSON, "").statusCode())
                        .isEqualTo(403);
            }
        }
        System.out.println("parts-5: " + compared
                + " requests of two manufacturers that share a supplier: nothing of the other's");
        theChainTellsNobodyThatTheyShareASupplier(first, second);
    }

    /** What a stranger reads at the chain's own interface: the supplier is two parties there, with nothing in common. */
    private static void theChainTellsNobodyThatTheyShareASupplier(Ids first, Ids second) {
        PublicLog log = PublicLog.read(site);
        Set<String> one = log.marksOf(first.party());
        one.addAll(List.of(first.product(), first.ref()));
        Set<String> other = log.marksOf(second.party());
        other.addAll(List.of(second.product(), second.ref()));
        long compared = log.apart(one, other);
        assertThat(log.contains("Nordlicht")).as("the supplier's name").isFalse();
        for (String secret : List.of("[HRC]", "1.4301", "\"S-0\"", "Shaft 10", first.code(), second.code())) {
            assertThat(log.contains(secret)).as(secret).isFalse();
        }
        System.out.println("parts-5: " + compared + " signed batches of the two among " + log.size()
                + " leaves of the public log: none has marks of both (" + one + ", " + other + ")");
    }

    /** Every address of parts with somebody else's ids answers as with ids that nobody has. */
    private static int blind(House asker, Ids foreign) {
        String nobody = "0123456789abcdef".repeat(2);
        List<String[]> probes = List.of(
                new String[] {"GET", "/api/v1/parts/PRODUCT", ""},
                new String[] {"POST", "/api/v1/parts/PRODUCT", Makers.SHAFT},
                new String[] {"POST", "/api/v1/allotments", Makers.allot("PARTY", "PRODUCT", 0)},
                new String[] {"POST", "/api/v1/partrecords", Makers.record("CODE", "x", "10", "60")},
                new String[] {"GET", "/api/v1/partrecords/REF/0", ""},
                new String[] {"GET", "/api/v1/partrecords/imports/FILE", ""},
                new String[] {"POST", "/api/v1/partrecords/imports/FILE/commits", "{}"},
                new String[] {"POST", "/api/v1/supplies/draws/REF/lists", "{}"},
                new String[] {"POST", "/api/v1/supplies/draws", Makers.draw("PARTY", "PRODUCT", 1)},
                new String[] {"POST", "/api/v1/shipments", "{\"codes\":[\"CODE\"],\"to\":\"" + nobody + "\"}"});
        String[] link = site.item("UNKNOWN").split("/");
        Ids nobodys = new Ids(nobody, nobody, "ZZZZZ", link[link.length - 1], nobody);
        for (String[] probe : probes) {
            assertThat(answer(asker, probe, foreign)).as(probe[1]).isEqualTo(answer(asker, probe, nobodys));
        }
        for (String list : List.of("/api/v1/parts", "/api/v1/allotments", "/api/v1/products", "/api/v1/batches")) {
            assertThat(asker.get(list).toString())
                    .as(list)
                    .doesNotContain(foreign.product())
                    .doesNotContain(foreign.ref())
                    .doesNotContain(foreign.party());
        }
        return probes.size() + 4;
    }

    private static String answer(House asker, String[] probe, Ids ids) {
        HttpResponse<String> answer = asker.call(probe[0], with(probe[1], ids), JSON, with(probe[2], ids));
        return answer.statusCode() + " "
                + answer.body()
                        .replace(ids.code(), "CODE")
                        .replace(ids.product(), "PRODUCT")
                        .replace(ids.party(), "PARTY")
                        .replace(ids.file(), "FILE")
                        .replace(ids.ref(), "REF");
    }

    private static String with(String text, Ids ids) {
        return text.replace("PRODUCT", ids.product())
                .replace("PARTY", ids.party())
                .replace("CODE", ids.code())
                .replace("FILE", ids.file())
                .replace("REF", ids.ref());
    }
}
