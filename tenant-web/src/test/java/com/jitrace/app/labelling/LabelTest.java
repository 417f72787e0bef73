package com.jitrace.app.labelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LabelTest {
    private static final String CODE = "7F3KQ00000000000000Z";
    private static final String GTIN = "09506000134352";
    private static final String LINK = "http://127.0.0.1:8080/01/" + GTIN + "/21/" + CODE;
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");
    private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) ");

    /** Draws the path as it stands and gives it to another reader of QR codes. */
    @Test
    void theDrawnModulesAreTheDigitalLink() throws Exception {
        String svg = Label.svg(LINK, GTIN, CODE);
        Matcher size = SIZE.matcher(svg);
        assertThat(size.find()).isTrue();
        int quiet = 4;
        BitMatrix modules = new BitMatrix(Integer.parseInt(size.group(1)) - 2 * quiet);
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            assertThat(run.group(3)).isEqualTo(run.group(4));
            modules.setRegion(
                    Integer.parseInt(run.group(1)) - quiet,
                    Integer.parseInt(run.group(2)) - quiet,
                    Integer.parseInt(run.group(3)),
                    1);
        }
        assertThat(new Decoder().decode(modules, null).getText()).isEqualTo(LINK);
    }

    @Test
    void aPersonCanReadAndTypeWhatTheCodeSays() {
        assertThat(Label.svg(LINK, GTIN, CODE))
                .contains(">(01)" + GTIN + "<", ">(21)" + CODE + "<")
                .doesNotContain("<script", "&");
    }
}
