package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.load.Question;
import com.jitrace.launcher.process.Deadline;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Batches of codes that a brand orders, a quarter of each sold, a quarter released and half of it not yet, everything by the public
 * interface; and questions about codes drawn by chance from the whole of their lists.
 */
final class IssuedCodes {
    /** One entry of the chain names at most so many items. */
    private static final int ENTRY_ITEMS_MAX = 100_000;

    private static final int UNPROCESSABLE = 422;
    private static final long A_DAY_MILLIS = 86_400_000;
    private static final Duration SHOWN_WITHIN = Duration.ofSeconds(60);
    private static final String BRAND = "Domaine du Moulin";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final String url;
    private final Client brand;
    private final Client distributor;
    private final String product;

    IssuedCodes(String url) {
        this.url = url;
        this.brand = Client.of(url, "brand-admin");
        this.distributor = Client.of(url, "distributor");
        this.product =
                brand.get("/api/v1/products").asJsonArray().getJsonObject(0).getString("id");
    }

    /** The operators grant what the orders will need. */
    void licence(long codes) {
        Client operator = Client.of(url, "operator");
        String id = operator.get("/api/v1/organisations").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(o -> o.getString("name").equals(BRAND))
                .findFirst()
                .orElseThrow()
                .getString("id");
        String proposal = operator.post(
                        "/api/v1/organisations/" + id + "/licences",
                        "{\"codes\":" + codes + ",\"until\":" + (System.currentTimeMillis() + A_DAY_MILLIS) + "}")
                .getString("proposal");
        operator.awaitFinal(Client.of(url, "operator-2").post("/api/v1/proposals/" + proposal + "/approvals", "{}"));
    }

    /** Orders a batch, moves its first half, and draws questions about {@code sampled} of its codes. */
    List<Question> batch(int codes, int sampled, long seed) throws IOException {
        String ref = ordered(codes);
        move(ref, codes / 4, codes / 2);
        Path list = brand.export(ref, "{\"format\":\"csv\"}");
        List<Question> questions = new ArrayList<>();
        int[] drawn = new Random(seed)
                .ints(0, codes)
                .distinct()
                .limit(sampled)
                .sorted()
                .toArray();
        try (BufferedReader lines = Files.newBufferedReader(list)) {
            lines.readLine();
            for (int item = 0; item < codes; item++) {
                String line = lines.readLine();
                if (Arrays.binarySearch(drawn, item) >= 0) {
                    questions.addAll(questions(line, item, codes));
                }
            }
            assertThat(lines.readLine()).isNull();
        }
        Files.delete(list);
        shown(questions);
        return questions;
    }

    /** The brand reads of its licence a moment after the operators' submission is final, so the first order may come too early. */
    private String ordered(int codes) {
        List<HttpResponse<String>> answers = new ArrayList<>();
        Deadline.await(SHOWN_WITHIN, () -> {
            answers.add(brand.tell("/api/v1/batches", "{\"product\":\"" + product + "\",\"count\":" + codes + "}"));
            return answers.get(answers.size() - 1).statusCode() != UNPROCESSABLE;
        });
        HttpResponse<String> last = answers.get(answers.size() - 1);
        assertThat(last.statusCode()).as(last.body()).isEqualTo(202);
        JsonObject order = (JsonObject) Client.read(last.body());
        assertThat(brand.job(order.getString("job")).getString("state")).isEqualTo("DONE");
        JsonObject batch = (JsonObject) brand.get("/api/v1/batches/" + order.getString("batch"));
        assertThat(brand.outcome(String.valueOf(batch.get("submission"))).getString("state"))
                .isEqualTo("FINAL");
        return order.getString("batch");
    }

    private void move(String ref, int sold, int released) {
        String partner =
                brand.get("/api/v1/partners").asJsonArray().getJsonObject(0).getString("party");
        String here = ",\"region\":\"DE-HH\",\"city\":\"Hamburg\"}";
        for (int first = 0; first < released; first += ENTRY_ITEMS_MAX) {
            String range = range(ref, first, Math.min(released, first + ENTRY_ITEMS_MAX));
            brand.postFinal("/api/v1/releases", range + ",\"region\":\"FR-GES\"}");
        }
        for (int first = 0; first < sold; first += ENTRY_ITEMS_MAX) {
            String range = range(ref, first, Math.min(sold, first + ENTRY_ITEMS_MAX));
            brand.postFinal("/api/v1/shipments", range + ",\"to\":\"" + partner + "\"}");
            distributor.postFinal("/api/v1/receipts", range + here);
            distributor.postFinal("/api/v1/sales", range + here);
        }
    }

    private static String range(String ref, int first, int end) {
        return "{\"batch\":\"" + ref + "\",\"first\":" + first + ",\"last\":" + (end - 1);
    }

    private static List<Question> questions(String line, int item, int codes) {
        String[] row = line.split(",", -1);
        assertThat(row[0]).isEqualTo(String.valueOf(item));
        String state = item < codes / 4 ? "SOLD" : item < codes / 2 ? "OPEN" : "NOT_RELEASED";
        return List.of(
                new Question(
                        Question.Kind.VERDICT,
                        "/api/v1/items/" + row[1] + "/" + row[2],
                        "\"state\":\"" + state + "\"",
                        "\"code\":\"" + row[2] + "\""),
                new Question(
                        Question.Kind.PAGE, "/01/" + row[1] + "/21/" + row[2], "data-state=\"" + state + "\"", row[2]));
    }

    /** The projection follows the chain: one question of each answer is asked until it is answered so. */
    private void shown(List<Question> questions) {
        for (String state : List.of("SOLD", "OPEN", "NOT_RELEASED")) {
            List<Question> ofState = questions.stream()
                    .filter(q -> q.expected().contains('"' + state + '"'))
                    .toList();
            assertThat(ofState).as("codes that are " + state).isNotEmpty();
            List<Question> verdictAndPage = new ArrayList<>(ofState.subList(0, 2));
            Collections.reverse(verdictAndPage);
            verdictAndPage.forEach(question -> assertThat(Deadline.await(SHOWN_WITHIN, () -> says(question)))
                    .as(String.format(Locale.ROOT, "%s says %s", question.path(), question.expected()))
                    .isTrue());
        }
    }

    private boolean says(Question question) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create(url + question.path()))
                            .header("Accept", question.kind() == Question.Kind.PAGE ? "text/html" : "application/json")
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    BodyHandlers.ofString());
            return answer.statusCode() == 200
                    && answer.body().contains(question.expected())
                    && answer.body().contains(question.also());
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
