package com.jitrace.app.page.brand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GenealogyDrawingTest {
    @Test
    void aLabelIsCutToWhatTheBoxHolds() {
        assertThat(GenealogyDrawing.shortened("7F3KQ/12 Shaft")).isEqualTo("7F3KQ/12 Shaft");
        assertThat(GenealogyDrawing.shortened("x".repeat(24))).hasSize(24);
        assertThat(GenealogyDrawing.shortened("x".repeat(25))).isEqualTo("x".repeat(23) + "…");
        assertThat(GenealogyDrawing.shortened("中".repeat(12))).isEqualTo("中".repeat(12));
        assertThat(GenealogyDrawing.shortened("中".repeat(13))).isEqualTo("中".repeat(11) + "…");
    }

    @Test
    void whatIsWrittenIntoTheDrawingIsEscaped() {
        GenealogyDrawing.Stop stop =
                new GenealogyDrawing.Stop(-1, 0, "<b>&", "\"title\"", "/console/trace.xhtml?of=a&b", false, false);
        assertThat(GenealogyDrawing.of(List.of(stop), "<t>", "<d>"))
                .contains("&lt;b&gt;&amp;", "of=a&amp;b")
                .doesNotContain("<b>", "<t>", "<d>");
    }
}
