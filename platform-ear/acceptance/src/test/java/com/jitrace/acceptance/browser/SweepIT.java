package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.jitrace.acceptance.Running;
import com.jitrace.acceptance.browser.House.Kind;
import com.jitrace.acceptance.browser.Probes.Probe;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every endpoint × every identity × ids of its own, of another organisation, drawn at random, misformed: another's must equal a random one. */
@Tag("show-console-4")
class SweepIT {
    private static final List<String> ROLES = List.of(
            "operator",
            "operator-2",
            "brand-admin",
            "brand-admin-2",
            "brand-user",
            "brand-clerk",
            "auditor",
            "distributor",
            "supplier",
            "clerk");
    private static final List<String> CANARIES = List.of("Quokka", "quokka", "6921234500019");
    private static final List<String> MISFORMED =
            List.of("x", "%27%20or%201=1--", "..%2f", "a".repeat(300), "00000000-0000-0000-0000-000000000000");
    /** No brand is answered there, whoever owns the file: see PartPapers. */
    private static final String FOR_SUPPLIERS = "/api/v1/partfiles/{party}/{product}/{sha256}";

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static DemoSite site;
    private static Playwright playwright;
    private static Browser browser;
    private static House foreign;
    private static House own;

    private final Random chance = new Random(4);
    private final List<String> differences = new ArrayList<>();
    private int compared;

    @BeforeAll
    static void start() throws IOException {
        site = DemoSite.open("sweep");
        playwright = Playwright.create();
        browser = ChromiumFinder.launch(playwright);
        foreign = new SecondBrand(site, browser).bringIn();
        own = firstBrand();
    }

    @AfterAll
    static void stop() {
        playwright.close();
        site.close();
    }

    /** The demo's brand with something of everything. */
    private static House firstBrand() throws IOException {
        House house = new House(site, site.apiKey("brand-admin"));
        String[] link = site.item("OPEN").split("/");
        house.has(Kind.CODE, link[link.length - 1])
                .first(Kind.PRODUCT, "/api/v1/products", "id")
                .first(Kind.BATCH, "/api/v1/batches", "ref")
                .first(Kind.PARTY, "/api/v1/partners", "party")
                .first(Kind.AUTHORISATION, "/api/v1/partners/authorisations", "id");
        house.post("/api/v1/people/keys", "{\"label\":\"sweep\",\"scopes\":[\"READ\"],\"days\":1}");
        String batch = link[link.length - 1].substring(0, 5);
        JsonObject packed = house.post("/api/v1/packings", "{\"batch\":\"" + batch + "\",\"first\":300,\"last\":309}");
        house.has(Kind.UNIT, packed.get("unit").getAsString());
        house.settle();
        SecondBrand.fill(house);
        return house;
    }

    @Test
    void anothersIdAnswersExactlyAsOneThatNobodyHas() {
        for (Map.Entry<String, House> asker : askers().entrySet()) {
            House owner = asker.getKey().equals("canary") ? own : foreign;
            for (Probe probe : Probes.ALL) {
                if (owner.ids.containsKey(probe.kind())) {
                    compare(asker.getKey(), asker.getValue(), probe, owner.id(probe.kind()));
                }
            }
        }
        System.out.println("console-4: " + Probes.ALL.size() + " requests by id × " + askers().size() + " identities: "
                + compared + " pairs of answers compared, " + differences.size() + " differences");
        assertThat(differences).isEmpty();
        assertThat(Probes.ALL.stream().map(Probe::kind).collect(Collectors.toSet()))
                .isSubsetOf(union(own.ids.keySet(), foreign.ids.keySet()));
    }

    private static Map<String, House> askers() {
        Map<String, House> askers = new LinkedHashMap<>();
        ROLES.forEach(role -> askers.put(role, new House(site, site.apiKey(role))));
        askers.put("nobody", new House(site, ""));
        askers.put("canary", foreign);
        return askers;
    }

    private void compare(String name, House asker, Probe probe, String id) {
        String random = random(probe.kind(), id);
        String others = answer(asker, probe, id);
        String nobodys = answer(asker, probe, random);
        compared++;
        if (!others.equals(nobodys)) {
            differences.add(name + " " + probe.method() + " " + probe.path() + " " + probe.body() + "\n  another's: "
                    + others + "\n  random:    " + nobodys);
        }
    }

    private static String answer(House asker, Probe probe, String id) {
        HttpResponse<String> answer = asker.call(
                probe.method(),
                probe.path().replace("ID", id),
                probe.type(),
                probe.body().replace("ID", id));
        String body = answer.body()
                .replace(id, "ID")
                .replaceAll("\"submissions\":\\[[0-9,]+]", "SUBMISSIONS")
                .replaceAll("[0-9]{13}", "TIME")
                .replaceAll("[0-9a-f]{32}", "HEX");
        return answer.statusCode() + " " + body;
    }

    /** Pages that name something by its id, as people see them. */
    @Test
    void aPageWithAnothersIdIsThePageWithOneThatNobodyHas() {
        Map<String, Kind> pages = Map.of(
                "/console/product.xhtml?id=", Kind.PRODUCT,
                "/console/picture?hash=", Kind.PICTURE,
                "/console/reports.xhtml?id=", Kind.REPORT,
                "/console/qualitynotice.xhtml?id=", Kind.NOTICE,
                "/console/item.xhtml?code=", Kind.CODE,
                "/console/item.xhtml?lang=en&code=", Kind.UNIT);
        int pairs = 0;
        for (String role : List.of("brand-admin", "brand-user", "auditor", "distributor", "operator")) {
            try (Desk desk = Desk.signIn(site, browser, role)) {
                for (Map.Entry<String, Kind> page : pages.entrySet()) {
                    String id = foreign.id(page.getValue());
                    pairs++;
                    assertThat(shown(desk, page.getKey(), id))
                            .as(role + " " + page.getKey())
                            .isEqualTo(shown(desk, page.getKey(), random(page.getValue(), id)));
                }
                if (role.equals("brand-admin")) {
                    pages.forEach((page, kind) -> assertThat(shown(desk, page, own.id(kind)))
                            .as("an own id shows something")
                            .isNotEqualTo(shown(desk, page, random(kind, own.id(kind)))));
                }
            }
        }
        System.out.println("console-4: " + pairs + " pairs of pages by id compared, 0 differences");
    }

    private static String shown(Desk desk, String page, String id) {
        APIResponse answer = desk.page().request().get(site.url() + page + id);
        return answer.status() + " "
                + answer.text()
                        .replace(id, "ID")
                        .replaceAll("(ViewState\"[^>]*value=\")[^\"]*", "$1")
                        .replaceAll("nonce(\" value=\"|=\")[^\"]*", "nonce$1")
                        .replaceAll("csp.init\\('[^']*", "csp.init('")
                        .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID");
    }

    /** An id of the same form that nobody has. */
    private String random(Kind kind, String like) {
        if (kind == Kind.CODE) {
            String[] link = site.item("UNKNOWN").split("/");
            return link[link.length - 1];
        }
        String alphabet = kind == Kind.BATCH ? CROCKFORD : "0123456789abcdef";
        return like.chars()
                .mapToObj(c -> String.valueOf(alphabet.charAt(chance.nextInt(alphabet.length()))))
                .collect(Collectors.joining());
    }

    @Test
    void anOwnIdIsAnsweredSoTheComparisonIsNotOfEmptyThings() {
        House brand = own;
        for (Probe probe : Probes.ALL) {
            if (probe.method().equals("GET")
                    && own.ids.containsKey(probe.kind())
                    && !probe.row().equals(FOR_SUPPLIERS)
                    && !probe.path().endsWith("result")) {
                assertThat(brand.call("GET", probe.path().replace("ID", own.id(probe.kind())), probe.type(), "")
                                .statusCode())
                        .as(probe.path())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void aMisformedIdIsTheAskersFaultAndNeverOurs() {
        int asked = 0;
        for (Probe probe : Probes.ALL) {
            for (String misformed : MISFORMED) {
                String inBody =
                        misformed.replace("%27", "'").replace("%20", " ").replace("%2f", "/");
                HttpResponse<String> answer = own.call(
                        probe.method(),
                        probe.path().replace("ID", misformed),
                        probe.type(),
                        probe.body().replace("ID", inBody));
                asked++;
                assertThat(answer.statusCode())
                        .as(probe.method() + " " + probe.path() + " " + probe.body() + " with " + misformed + ": "
                                + answer.body())
                        .isBetween(probe.path().endsWith("comparisons") ? 200 : 400, 499);
            }
        }
        System.out.println("console-4: " + asked + " requests with misformed ids, none of them a fault of the server");
    }

    @Test
    void nothingOfTheOtherBrandIsInAnyListOrPage() {
        int read = 0;
        for (String role : ROLES) {
            House asker = new House(site, site.apiKey(role));
            for (String row : lists()) {
                String body = asker.call("GET", row, "application/json", "").body();
                read++;
                if (!role.startsWith("operator")) {
                    assertThat(CANARIES.stream().filter(body::contains))
                            .as(role + " " + row)
                            .isEmpty();
                }
            }
        }
        System.out.println("console-4: " + read + " lists read, nothing of the other brand in them");
    }

    private static List<String> lists() {
        return rows().stream()
                .filter(row -> row[1].equals("GET") && !row[0].contains("{") && row[0].startsWith("/api/"))
                .map(row -> row[0])
                .toList();
    }

    @Test
    void everyEndpointThatNamesSomethingByItsIdIsSwept() {
        Set<String> swept = Probes.ALL.stream().map(Probe::row).collect(Collectors.toCollection(TreeSet::new));
        swept.addAll(Probes.WITHOUT.keySet());
        Set<String> named = rows().stream()
                .filter(row -> row[0].startsWith("/api/") && row[3].startsWith("own"))
                // what is traced is named in the query
                .filter(row -> !row[1].equals("GET") || row[0].contains("{") || row[0].startsWith("/api/v1/trace/"))
                .map(row -> row[0])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(swept).isEqualTo(named);
    }

    private static List<String[]> rows() {
        try {
            return Files.readAllLines(Running.root().resolve("tenant-web/src/test/resources/isolation-matrix.csv"))
                    .stream()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .filter(row -> row.length == 4)
                    .toList();
        } catch (IOException e) {
            throw new AssertionError("the isolation matrix cannot be read", e);
        }
    }

    @SafeVarargs
    private static Set<Kind> union(Set<Kind>... sets) {
        return java.util.Arrays.stream(sets).flatMap(Set::stream).collect(Collectors.toSet());
    }
}
