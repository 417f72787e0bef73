package com.jitrace.app.page.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "/01/09506000134352/21/ABC,/01/09506000134352/21/ABC",
        "/01/09506000134352/21/abc/,/01/09506000134352/21/abc",
        "/01/9506000134352/21/ABC,/01/09506000134352/21/ABC",
        "/01/09506000134352/21/a%2Fb,/01/09506000134352/21/a%2Fb",
        "/01/09506000134352/22/V/10/L/21/ABC,/01/09506000134352/21/ABC",
        "/01/09506000134352/21/a+b,/01/09506000134352/21/a%2Bb",
        "/c/ABC,/c/ABC",
        "/c/%E7%A0%81/,/c/%E7%A0%81",
    })
    void aLinkIsReadAndWrittenAgain(String path, String again) {
        assertThat(Address.ofPath(path).map(Address::path)).contains(again);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/01/095/21/ABC",
                "/01/09506000134352/21/",
                "/01/09506000134352/21/ABC/10/L",
                "/01/0950600013435x/21/ABC",
                "/c/",
                "/c/%zz",
                "/c/%20",
                "/"
            })
    void whatIsNoLinkIsNone(String path) {
        assertThat(Address.ofPath(path)).isEmpty();
    }

    @Test
    void aReportHasAStatusPageAndAPaperForWhoeverKnowsItsToken() {
        String token = "0f".repeat(16);
        ReportAddress paper = ReportAddress.ofPath("/report/01/09506000134352/21/ABC/" + token + "/evidence.pdf")
                .orElseThrow();
        assertThat(paper.paper()).isTrue();
        assertThat(paper.token()).isEqualTo(token);
        assertThat(paper.statusPath()).isEqualTo("/report/01/09506000134352/21/ABC/" + token);
        assertThat(ReportAddress.ofPath(paper.statusPath())).get().returns(false, ReportAddress::paper);
        assertThat(ReportAddress.ofPath(paper.paperPath())).contains(paper);
        assertThat(ReportAddress.ofPath("/report/01/09506000134352/21/ABC/evidence.pdf"))
                .as("no paper without a token")
                .isEmpty();
    }

    @Test
    void aSerialHasALimit() {
        assertThat(Address.ofPath("/c/" + "A".repeat(Address.SERIAL_CHARS_MAX))).isPresent();
        assertThat(Address.ofPath("/c/" + "A".repeat(Address.SERIAL_CHARS_MAX + 1)))
                .isEmpty();
    }

    @Test
    void aTypedCodeLosesItsGapsAndAPastedLinkItsHost() {
        assertThat(Address.ofTyped(" 7QK2M-abcd efgh ")).contains(new Address(Optional.empty(), "7QK2Mabcdefgh"));
        assertThat(Address.ofTyped("HTTPS://ID.EXAMPLE.COM/01/09506000134352/21/ABC?x=1"))
                .contains(new Address(Optional.of("09506000134352"), "ABC"));
        assertThat(Address.ofTyped("https://example.com/menu")).isEmpty();
        assertThat(Address.ofTyped("https://exa mple.com/01/09506000134352/21/ABC"))
                .isEmpty();
        assertThat(Address.ofTyped("  ")).isEmpty();
        assertThat(Address.ofTyped("x".repeat(501))).isEmpty();
    }
}
