package com.jitrace.app.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.spi.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueFileTest {
    @Test
    void aGoodFileGivesItsProducts() {
        CatalogueFile.Content content = read("gtin,name,description\r\n9506000134352,\"Red, dry\",From the slope\r\n");
        assertThat(content.problems()).isEmpty();
        assertThat(content.rows()).hasSize(1);
        assertThat(content.rows().get(0).gtin()).isEqualTo(new Gtin("09506000134352"));
        assertThat(content.rows().get(0).sheet().name()).isEqualTo("Red, dry");
    }

    @Test
    void aByteOrderMarkAndOtherCapitalsAreForgiven() {
        assertThat(read("\uFEFFGTIN,Name\n9506000134352,Wine\n").rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gtin,name%9506000134353,Wine%|1|gtin|import.not-a-gtin",
                "gtin,name%9506000134352,Wine%9506000134352,Again%|2|gtin|import.gtin-twice",
                "gtin,name%9506000134352,%|1|name|import.name-length",
                "name%Wine%|0|gtin|import.column-missing",
                "gtin,name%9506000134352,Wine,more%|1|''|import.wrong-number-of-cells"
            })
    void everyFaultIsNamedWithItsRowAndColumn(String file, int row, String column, String code) {
        CatalogueFile.Content content = read(file.replace('%', '\n'));
        assertThat(content.problems()).hasSize(1);
        assertThat(content.problems().get(0).row()).isEqualTo(row);
        assertThat(content.problems().get(0).column()).isEqualTo(column);
        assertThat(content.problems().get(0).code()).isEqualTo(code);
    }

    @Test
    void whatAPackFindsWrongIsAProblemOfTheRow() {
        CatalogueFile.Content content = CatalogueFile.read(
                "gtin,name,wine.alcohol\n9506000134352,Wine,140\n",
                attributes -> List.of(new Problem("wine.alcohol", "attribute.too-large", List.of("100"))));
        assertThat(content.problems())
                .containsExactly(new RowProblem(1, "wine.alcohol", "140", "attribute.too-large", List.of("100")));
    }

    @Test
    void aFileWithTooManyRowsIsRefusedAsAWhole() {
        StringBuilder file = new StringBuilder("gtin,name\n");
        for (int i = 0; i <= CatalogueFile.ROWS_MAX; i++) {
            file.append(gtin(i)).append(",Wine\n");
        }
        assertThat(read(file.toString()).problems())
                .extracting(RowProblem::code)
                .containsExactly("import.too-many-rows");
    }

    private static String gtin(int number) {
        String body = String.format("0950600%06d", number);
        int sum = 0;
        for (int i = 0; i < 13; i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return body + (10 - sum % 10) % 10;
    }

    private static CatalogueFile.Content read(String text) {
        return CatalogueFile.read(text, attributes -> List.of());
    }
}
