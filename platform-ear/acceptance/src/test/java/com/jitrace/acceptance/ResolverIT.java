package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules of docs/resolver-rules.md at the running product. */
@Tag("show-page-5")
class ResolverIT {
    private static final String VOCABULARY = "https://ref.gs1.org/voc/";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Platform platform;
    private static String item;
    private static String product;

    /** A brand gives its product three further links, and the demo has an item of it. */
    @BeforeAll
    static void start() throws IOException {
        platform = Running.start(Running.newHome("links"), Map.of("JITRACE_DEMO", "true"));
        Client brand = Client.of(platform.url(), "brand-admin");
        JsonObject sold = Client.demo(platform.url()).getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("state").equals("SOLD"))
                .findFirst()
                .orElseThrow();
        product = "/01/" + sold.getString("gtin");
        item = product + "/21/" + sold.getString("serial");
        JsonObject known = brand.get("/api/v1/products").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getString("gtin").equals(sold.getString("gtin")))
                .findFirst()
                .orElseThrow();
        JsonArray links = Json.createArrayBuilder()
                .add(link("pip", "en", "About it", "https://brand.example/en?from=code"))
                .add(link("pip", "zh-CN", "关于此商品", "https://brand.example/zh"))
                .add(link("instructions", "en", "How to open it", "https://brand.example/open#cork"))
                .build();
        JsonObject sheet = Json.createObjectBuilder(known).add("links", links).build();
        brand.postFinal("/api/v1/products", sheet.toString());
        JsonObject now = (JsonObject) brand.get("/api/v1/products/" + known.getString("id"));
        assertThat(now.getJsonArray("links")).isEqualTo(links);
        wrongLinksAreRefused(brand, known);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonObject link(String type, String language, String title, String address) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("language", language)
                .add("title", title)
                .add("address", address)
                .build();
    }

    private static void wrongLinksAreRefused(Client brand, JsonObject known) {
        for (JsonObject wrong : List.of(
                link("verificationService", "en", "x", "https://brand.example/"),
                link("pip", "english", "x", "https://brand.example/"),
                link("pip", "en", "x", "http://brand.example/"),
                link("pip", "en", "x", "https://brand.example/\r\nX: y"),
                link("pip", "en", "", "https://brand.example/"))) {
            HttpResponse<String> answer = brand.tell(
                    "/api/v1/products",
                    Json.createObjectBuilder(known)
                            .add("links", Json.createArrayBuilder().add(wrong))
                            .build()
                            .toString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body()).contains("product.link-fault");
        }
    }

    @Test
    void allLinksAreALinksetAtEveryLevel() {
        for (HttpResponse<String> answer : List.of(
                get(item + "?linkType=all", "Accept", "*/*"),
                get(item + "?linkType=linkset", "Accept", "*/*"),
                get(item, "Accept", "application/linkset+json"))) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(type(answer)).startsWith("application/linkset+json");
            JsonArray set = ((JsonObject) Client.read(answer.body())).getJsonArray("linkset");
            assertThat(set).hasSize(2);
            assertThat(set.getJsonObject(0).getString("anchor")).isEqualTo(platform.url() + item);
            assertThat(set.getJsonObject(1).getString("anchor")).isEqualTo(platform.url() + product);
            assertThat(set.getJsonObject(0))
                    .containsKeys(VOCABULARY + "verificationService", VOCABULARY + "traceability");
            assertThat(set.getJsonObject(1).getJsonArray(VOCABULARY + "pip")).hasSize(2);
            set.getValuesAs(JsonObject.class).forEach(ResolverIT::isWellFormed);
        }
        assertThat(type(get(item + "?linkType=all", "Accept", "application/json")))
                .startsWith("application/json");
        System.out.println(
                "page-5: " + get(item + "?linkType=all", "Accept", "*/*").body());
    }

    /** RFC 9264 and GS1: an anchor, and under each link type objects with address and title; the default has nothing else. */
    private static void isWellFormed(JsonObject level) {
        List<String> types = level.keySet().stream()
                .filter(name -> name.startsWith(VOCABULARY))
                .toList();
        assertThat(level.keySet()).hasSize(types.size() + 2).contains("anchor", "itemDescription");
        for (String type : types) {
            for (JsonObject target : level.getJsonArray(type).getValuesAs(JsonObject.class)) {
                assertThat(target.getString("href")).matches("https?://.+");
                assertThat(target.getString("title")).isNotBlank();
            }
        }
        JsonArray defaults = level.getJsonArray(VOCABULARY + "defaultLink");
        assertThat(defaults).hasSize(1);
        assertThat(defaults.getJsonObject(0).keySet()).containsExactlyInAnyOrder("href", "title");
        String address = defaults.getJsonObject(0).getString("href");
        assertThat(types.stream()
                        .filter(type -> !type.endsWith("defaultLink"))
                        .flatMap(type -> level.getJsonArray(type).getValuesAs(JsonObject.class).stream())
                        .map(target -> target.getString("href")))
                .as("the default is described by a type of its own too")
                .contains(address);
    }

    @Test
    void aTypeOfLinkIsRedirectedToInTheReadersLanguage() {
        assertLeads(get(item + "?linkType=gs1:pip", "Accept-Language", "en"), "https://brand.example/en?from=code");
        assertLeads(get(item + "?linkType=gs1:pip", "Accept-Language", "zh-CN,en;q=0.5"), "https://brand.example/zh");
        assertLeads(get(product + "?linkType=gs1:pip&lang=zh-CN", "Accept-Language", "en"), "https://brand.example/zh");
        assertLeads(
                get(item + "?linkType=gs1:pip&17=271231&utm=x&region=DE-HH", "Accept-Language", "en"),
                "https://brand.example/en?from=code&17=271231&utm=x");
        assertLeads(
                get(item + "?a=b&linkType=https%3A%2F%2Fgs1.org%2Fvoc%2Finstructions", "Accept", "*/*"),
                "https://brand.example/open?a=b#cork");
        assertLeads(get(item + "?linkType=gs1:verificationService", "Accept", "*/*"), platform.url() + item);
    }

    @Test
    void aProductsAddressLeadsToTheFirstLinkOfItsBrand() {
        assertLeads(get(product, "Accept", "text/html"), "https://brand.example/en?from=code");
        assertLeads(get(product + "/10/LOT-1?x=y", "Accept", "*/*"), "https://brand.example/en?from=code&x=y");
        assertLeads(get(product + "?linkType=gs1:defaultLink", "Accept", "*/*"), "https://brand.example/en?from=code");
        HttpResponse<String> page = get(item, "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link)
                        .contains("<" + platform.url() + item + "?linkType=linkset>", "rel=\"linkset\""));
    }

    private static void assertLeads(HttpResponse<String> answer, String address) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains(address);
        assertThat(answer.headers().firstValue("Link"))
                .hasValueSatisfying(link -> assertThat(link).contains("rel=\"linkset\""));
        assertThat(String.join(",", answer.headers().allValues("Vary"))).contains("Accept-Language");
    }

    @Test
    void badSyntaxIs400WithASentence() {
        for (String wrong : List.of(
                product.substring(0, product.length() - 1) + "X/21/A",
                product + "/21/" + "A".repeat(21),
                product + "/77/A",
                product + "/21/A/10/B",
                product + "/21",
                item + "?17=279999",
                item + "?10=LOT")) {
            HttpResponse<String> answer = get(wrong, "Accept", "application/json");
            assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
            assertThat(type(answer)).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"DIGITAL_LINK\"");
        }
        assertThat(get(product + "/21/A%20B", "Accept", "*/*").body()).contains("sign that is not allowed");
        HttpResponse<String> page = get(product + "/21/" + "A".repeat(21), "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("data-state=\"MISTYPED\"");
    }

    @Test
    void whatIsNotThereIs404() {
        HttpResponse<String> unknown = get("/01/04006381333931?linkType=all", "Accept", "*/*");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("GTIN_UNKNOWN");
        HttpResponse<String> noSuchType = get(item + "?linkType=gs1:recipeInfo", "Accept", "*/*");
        assertThat(noSuchType.statusCode()).isEqualTo(404);
        assertThat(noSuchType.body()).contains("LINK_TYPE");
    }

    @Test
    void slashesAndCapitalsAreTolerated() throws IOException {
        assertThat(get(item + "/", "Accept", "text/html").body()).contains("data-state=\"SOLD\"");
        assertThat(get(item.toLowerCase(java.util.Locale.ROOT), "Accept", "text/html")
                        .body())
                .contains("data-state=\"SOLD\"");
        assertThat(get(product + "/?linkType=all", "Accept", "*/*").statusCode())
                .isEqualTo(200);
        int port = URI.create(platform.url()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write(("GET " + item + " HTTP/1.1\r\nHost: LOCALHOST:" + port
                                    + "\r\nAccept: text/html\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("data-state=\"SOLD\"");
        }
    }

    @Test
    void theResolverDescribesItself() {
        HttpResponse<String> answer = get("/.well-known/gs1resolver", "Accept", "application/json");
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonObject description = (JsonObject) Client.read(answer.body());
        assertThat(description.getString("resolverRoot")).isEqualTo(platform.url());
        assertThat(description.getJsonArray("supportedPrimaryKeys").getString(0))
                .isEqualTo("01");
        String context = description.getString("jsonLdContextLocation");
        HttpResponse<String> file = get(context.substring(platform.url().length()), "Accept", "*/*");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(type(file)).startsWith("application/ld+json");
        assertThat(Client.read(file.body()).asJsonObject()).containsKey("@context");
        assertThat(get(item + "?linkType=all", "Accept", "*/*").headers().allValues("Link"))
                .anyMatch(link -> link.contains(context) && link.contains("json-ld#context"));
    }

    @Test
    void getHeadAndOptionsAreAnsweredForReadersOnOtherSites() {
        for (String path : List.of(item, product, "/.well-known/gs1resolver")) {
            HttpResponse<String> options = send(path, "OPTIONS", "Origin", "https://reader.example");
            assertThat(options.statusCode()).as(path).isEqualTo(204);
            assertThat(options.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
            assertThat(options.headers().firstValue("Access-Control-Allow-Origin"))
                    .contains("*");
            HttpResponse<String> head = send(path, "HEAD", "Accept", "text/html");
            assertThat(head.statusCode()).as(path).isIn(200, 307);
            assertThat(head.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
            assertThat(send(path, "DELETE", "Accept", "*/*").statusCode()).isEqualTo(405);
        }
    }

    private static HttpResponse<String> get(String path, String header, String value) {
        return send(path, "GET", header, value);
    }

    private static HttpResponse<String> send(String path, String method, String header, String value) {
        try {
            return HTTP.send(
                    HttpRequest.newBuilder(URI.create(platform.url() + path))
                            .header(header, value)
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("");
    }
}
