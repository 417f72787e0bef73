package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import com.jitrace.launcher.plugins.Verdict.Accepted;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a consumer and a brand see of a pack that lies in the plugin folder. */
@Tag("show-house-4")
class PackOnThePageIT {
    private static final String COLUMNS = "gtin,name,description,wine.kind,wine.alcohol,wine.volume,wine.vintage\n";
    private static final String GTIN = "09506000149288";

    @Test
    void thePacksPanelIsOnThePublicPageInBothLanguagesAndItsChecksRefuse() throws Exception {
        try (Platform platform = Running.start(Running.newHome("y"), Map.of("JITRACE_DEMO", "true"))) {
            assertThat(platform.packs().accepted()).extracting(Accepted::id).containsExactly("wine");
            Client brand = Client.of(platform.url(), "brand-admin");

            HttpResponse<String> refused = brand.send(
                    "POST", "/api/v1/products", "text/csv", COLUMNS + GTIN + ",Helan Red,,red,130.0,750,2019\n");
            System.out.println("130 % vol: " + refused.statusCode() + " " + refused.body());
            assertThat(refused.statusCode()).isBetween(400, 499);
            assertThat(refused.body()).contains("wine.alcohol");

            brand.awaitFinal(
                    brand.accepted("/api/v1/products", "text/csv", COLUMNS + GTIN + ",Helan Red,,red,13.5,750,2019\n"));
            String link = orderedLink(brand);
            assertThat(Web.get(link + "?lang=en").body())
                    .contains(
                            "data-testid=\"pack-wine\"",
                            "About this bottle",
                            "Alcohol",
                            "13.5\u00a0% vol",
                            "2019",
                            "Red wine");
            assertThat(Web.get(link + "?lang=zh-CN").body()).contains("关于这瓶酒", "酒精度", "13.5\u00a0% vol", "红葡萄酒");
        }
    }

    private static String orderedLink(Client brand) {
        String product = brand.get("/api/v1/products").asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(p -> p.getString("gtin").equals(GTIN))
                .findFirst()
                .orElseThrow()
                .getString("id");
        String batch = brand.postFinalOrder(product, 1).getString("batch");
        return brand.codes(batch).get(0)[3];
    }
}
