package com.jitrace.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.chain.entry.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Sheet FULL = new Sheet(
            "Estate Red",
            "",
            Map.of("wine.vintage", "2019"),
            List.of("ab".repeat(32)),
            List.of("A crown is embossed on the cap"),
            List.of(new Sheet.Vendor("Nordlicht", "DE-HH", "Hamburg", "https://nordlicht.example")),
            List.of(new Link("pip", "zh-CN", "关于此酒", "https://helan.example/red")),
            List.of(
                    new Media("cd".repeat(32), "application/pdf", 120_000, "Serving", "en"),
                    new Media("ef".repeat(32), "video/webm", 4_200_000, "开瓶", "zh-CN")));

    @Test
    void aSheetReadsBackAsItWasWritten() {
        String text = FULL.json().toString();
        assertThat(Sheet.parse(JsonObject.parse(text.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(FULL);
    }

    @Test
    void aSheetOfWordsAloneHasTheBytesItAlwaysHad() {
        assertThat(Sheet.of("Estate Red", "dry", Map.of("wine.vintage", "2019")).json())
                .hasToString(
                        "{\"attributes\":{\"wine.vintage\":\"2019\"},\"description\":\"dry\",\"name\":\"Estate Red\"}");
    }

    @Test
    void aCatalogueFileChangesTheWordsAndKeepsTheRest() {
        Sheet next = Sheet.of("Estate Red 2020", "", Map.of()).withTheRestOf(FULL);
        assertThat(next.name()).isEqualTo("Estate Red 2020");
        assertThat(next.vendors()).isEqualTo(FULL.vendors());
        assertThat(next.links()).isEqualTo(FULL.links());
        assertThat(next.media()).isEqualTo(FULL.media());
        assertThat(next.attributes()).isEmpty();
    }

    @Test
    void aLinkThatIsNotHttpsIsRefused() {
        assertThatThrownBy(() -> new Sheet.Vendor("x", "DE-HH", "", "javascript:alert(1)"))
                .hasMessageContaining("https://");
    }

    @Test
    void aFurtherLinkHasATypeOfTheListALanguageATitleAndAnHttpsAddress() {
        assertThatThrownBy(() -> new Link("handledBy", "en", "x", "https://a.example/"))
                .hasMessageContaining("type");
        assertThatThrownBy(() -> new Link("pip", "English", "x", "https://a.example/"))
                .hasMessageContaining("language");
        assertThatThrownBy(() -> new Link("pip", "en", " ", "https://a.example/"))
                .hasMessageContaining("title");
        for (String address : List.of("http://a.example/", "https://a.example/\r\nX: y", "https://u@a.example/", "")) {
            assertThatThrownBy(() -> new Link("pip", "en", "x", address)).hasMessageContaining("https://");
        }
    }

    @Test
    void aDraftNamesEveryFieldThatIsWrong() {
        Draft draft = new Draft(
                "9506000134353",
                " ",
                "",
                Map.of(),
                List.of(),
                List.of("", "x".repeat(201)),
                List.of(new Draft.Vendor("", "", "", ""), new Draft.Vendor("Shop", "Hamburg", "", "")),
                List.of(new Draft.Link("pip", "en", "", ""), new Draft.Link("pip", "en", "x", "ftp://a.example/")),
                List.of(
                        new Draft.Media("ab".repeat(32), "A title", "en"),
                        new Draft.Media("ab".repeat(32), " ", "en"),
                        new Draft.Media("ab", "A title", "english words")));
        assertThat(draft.problems(values -> List.of()))
                .extracting(problem -> problem.column() + " " + problem.code())
                .containsExactly(
                        "gtin import.not-a-gtin",
                        "name import.name-length",
                        "signs product.sign-length",
                        "vendors product.vendor-fault",
                        "links product.link-fault",
                        "media product.file-twice",
                        "media product.file-fault",
                        "media product.file-fault");
    }

    @Test
    void aFileIsWrittenWithWhatItIsAndItsTitlesLanguage() {
        assertThat(FULL.json().toString())
                .contains(
                        "\"media\":[{\"bytes\":120000,\"language\":\"en\",\"mediaType\":\"application/pdf\",\"sha256\":\""
                                + "cd".repeat(32) + "\",\"title\":\"Serving\"},");
        for (String type : List.of("text/html", "image/svg+xml", "")) {
            assertThatThrownBy(() -> new Media("cd".repeat(32), type, 1, "x", "en"))
                    .hasMessageContaining("media type");
        }
        List<Media> many = java.util.Collections.nCopies(9, FULL.media().get(0));
        assertThatThrownBy(() -> new Sheet("x", "", Map.of(), List.of(), List.of(), List.of(), List.of(), many))
                .hasMessageContaining("up to 8 documents and videos");
    }

    @Test
    void aDraftsFilesGetTheirTypeAndLengthFromWhatWasTakenIn() {
        Draft draft = new Draft(
                "9506000134352",
                "Estate Red",
                "",
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Draft.Media("cd".repeat(32), " Serving ", "en")));
        assertThat(draft.problems(values -> List.of())).isEmpty();
        assertThat(draft.sheet(Map.of("cd".repeat(32), new Draft.Held("application/pdf", 120_000)))
                        .media())
                .containsExactly(FULL.media().get(0));
    }
}
