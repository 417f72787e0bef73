package com.jitrace.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.catalogue.Gtin;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.tenancy.OrganisationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImportCheckTest {
    private static final long NOW = 1_790_000_000_000L;
    private static final OrganisationId BRAND = new OrganisationId("00000000000000000000000000000001");
    private static final List<Code> ISSUED = issued();

    @Test
    void aGoodFileHasNoFault() {
        ImportCheck.Result result = check("sell", "Code,Region,City\n" + code(0) + ",de-hh,Hamburg\n");
        assertThat(result.faults()).isEmpty();
        assertThat(result.good()).singleElement().satisfies(row -> {
            assertThat(row.item().index()).isZero();
            assertThat(row.at()).isEqualTo(NOW);
        });
    }

    @Test
    void everyKindOfFaultIsFoundInItsCell() {
        String mistyped = code(1).substring(0, 7) + (code(1).charAt(7) == '3' ? '4' : '3') + code(1).substring(8);
        List<String> faults = faults(
                "sell",
                "code,region,city,time",
                code(0) + ",DE-HH,Hamburg,",
                mistyped + ",DE-HH,,",
                Code.withCheck("ZZZZZ00000000000000").value() + ",DE-HH,,",
                code(0) + ",DE-HH,,",
                code(2) + ",XX-YY,,",
                code(3) + ",DE-HH," + "x".repeat(81) + ",",
                code(4) + ",DE-HH,,25.11.2026",
                code(5) + ",DE-HH,,2020-01-01 10:00",
                code(6) + ",DE-HH",
                ",DE-HH,,",
                code(7) + ",,,");
        assertThat(faults)
                .containsExactly(
                        "2 code CODE_MISTYPED " + code(1),
                        "3 code CODE_UNKNOWN ",
                        "4 code CODE_TWICE 1",
                        "5 region REGION_UNKNOWN DE-HH",
                        "6 city CITY_TOO_LONG " + "x".repeat(80),
                        "7 time TIME_FORM 2026-09-21T14:13:00Z",
                        "8 time TIME_WINDOW 2026-09-21T14:13:00Z",
                        "9  CELLS code,region,city,time",
                        "10 code CODE_MISSING ",
                        "11 region REGION_MISSING ");
    }

    @Test
    void aShipmentNeedsItsAddressee() {
        assertThat(faults("ship", "code,to", code(0) + ",somebody", code(1) + "," + BRAND.value()))
                .containsExactly("1 to ADDRESSEE ");
    }

    @Test
    void aCellThatIsMendedIsReadAnew() {
        ImportFile file = ImportFile.read("code,region\n" + code(0) + ",Q\n").orElseThrow();
        ImportFile mended = file.mended(1, ImportFile.Field.REGION, "DE-HH");
        assertThat(check("sell", mended.text()).faults()).isEmpty();
        assertThat(file.with(Map.of(ImportFile.Field.CODE, 1)).column(ImportFile.Field.CODE))
                .isEqualTo("region");
    }

    @Test
    void whatIsNoTableIsNotRead() {
        assertThat(ImportFile.read("")).isEmpty();
        assertThat(ImportFile.read("code\n")).isEmpty();
        assertThat(ImportFile.read("code,region\n\"open")).isEmpty();
        assertThat(ImportFile.read("code\n" + "x\n".repeat(ImportFile.ROWS_MAX + 1)))
                .isEmpty();
        assertThat(ImportFile.read("code\n" + "x\n".repeat(ImportFile.ROWS_MAX)))
                .isPresent();
    }

    @Test
    void noDownloadedCellIsAFormula() {
        assertThat(ImportFile.line(List.of("=1+1", "+a", "-b", "@c", "d,\"e\""), true))
                .isEqualTo("'=1+1,'+a,'-b,'@c,\"d,\"\"e\"\"\"\r\n");
    }

    private static List<String> faults(String act, String... lines) {
        return check(act, String.join("\n", lines)).faults().stream()
                .map(f -> f.row() + " " + f.column() + " " + f.problem() + " " + f.suggestion())
                .toList();
    }

    private static ImportCheck.Result check(String act, String text) {
        return new ImportCheck(ImportFile.read(text).orElseThrow(), act, NOW, new Issued(), new OneRegion()).check();
    }

    private static String code(int index) {
        return ISSUED.get(index).value();
    }

    private static List<Code> issued() {
        List<Code> codes = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            codes.add(Code.withCheck("7F3KQ0000000000000" + i));
        }
        return codes;
    }

    private static final class Issued implements ImportCheck.CodeTable {
        @Override
        public Map<Code, Located> locate(List<Code> codes) {
            Map<Code, Located> found = new HashMap<>();
            for (Code code : codes) {
                int index = ISSUED.indexOf(code);
                if (index >= 0) {
                    found.put(code, new Located(code, BRAND, "p", new Gtin("09506000149271"), index, 10));
                }
            }
            return found;
        }

        @Override
        public List<Code> nearest(String mistyped) {
            return ISSUED.stream()
                    .filter(code -> differences(code.value(), mistyped) == 1)
                    .toList();
        }

        private static int differences(String a, String b) {
            int n = 0;
            for (int i = 0; i < a.length(); i++) {
                n += a.charAt(i) == b.charAt(i) ? 0 : 1;
            }
            return n;
        }
    }

    private static final class OneRegion implements ImportCheck.RegionTable {
        @Override
        public boolean known(String code) {
            return code.equals("DE-HH");
        }

        @Override
        public List<String> nearest(String typed) {
            return List.of("DE-HH");
        }
    }
}
