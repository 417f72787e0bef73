package com.jitrace.app.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class RecordFileTest {
    private static final String SHEET = """
            <?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>length [mm]</t></is></c></row>
            <row r="2"><c r="A2" t="s"><v>2</v></c><c r="D2"><v>10.050000000000001</v></c></row>
            </sheetData></worksheet>""";
    private static final String STRINGS =
            "<sst><si><t>code</t></si><si><r><t>ser</t></r><r><t>ial</t></r><rPh><t>x</t></rPh></si><si><t>ABC</t></si></sst>";

    @Test
    void aCsvFileAndAWorkbookOfTheSameCellsAreTheSame() {
        RecordFile csv = RecordFile.read("code,serial,,length [mm]\r\nABC,,,10.05\r\n".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        RecordFile workbook = RecordFile.read(workbook(SHEET, STRINGS)).orElseThrow();
        assertThat(workbook).isEqualTo(csv);
        assertThat(RecordFile.parse(workbook.text())).isEqualTo(workbook);
    }

    /** As after the first of two sheets was deleted: the other one keeps its number. */
    @Test
    void theSheetThatTheWorkbookListsFirstIsRead() {
        String workbook = "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Parts\" sheetId=\"2\" r:id=\"rId9\"/>"
                + "<sheet name=\"Old\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
        for (String target : List.of("worksheets/sheet2.xml", "/xl/worksheets/sheet2.xml")) {
            String targets = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"
                    + "<Relationship Id=\"rId9\" Target=\"" + target + "\"/></Relationships>";
            byte[] file = zip(Map.of(
                    "xl/workbook.xml", workbook,
                    "xl/_rels/workbook.xml.rels", targets,
                    "xl/worksheets/sheet1.xml", SHEET.replace("10.05", "99"),
                    "xl/worksheets/sheet2.xml", SHEET,
                    "xl/sharedStrings.xml", STRINGS));
            assertThat(RecordFile.read(file)).isEqualTo(RecordFile.read(workbook(SHEET, STRINGS)));
            assertThat(RecordFile.read(file)).isPresent();
        }
    }

    @Test
    void theUnitStandsBehindTheNameInTheHeader() {
        RecordFile file = RecordFile.read("CODE,Serial,length [mm],hardness [[HRC]],material\nABC,S-1,10.05,60,1.4301"
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(file.typed(file.rows().get(0)))
                .isEqualTo(new RecordCheck.Typed(
                        "S-1",
                        "",
                        Map.of(
                                "length", new RecordCheck.Cell("10.05", "mm"),
                                "hardness", new RecordCheck.Cell("60", "[HRC]"),
                                "material", new RecordCheck.Cell("1.4301", ""))));
    }

    @Test
    void aWorkbookThatReadsAFileOfTheServerOrUnpacksToTooMuchIsNotRead() {
        String entity = "<?xml version=\"1.0\"?><!DOCTYPE s [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + "<sst><si><t>code</t></si><si><t>serial</t></si><si><t>&e;</t></si></sst>";
        assertThat(RecordFile.read(workbook(SHEET, entity))).isEmpty();
        String bomb = SHEET + " ".repeat(Spreadsheet.UNPACKED_BYTES_MAX);
        assertThat(RecordFile.read(workbook(bomb, STRINGS))).isEmpty();
    }

    @Test
    void whatIsNoTableIsNotRead() {
        for (String bad : List.of("", "code", "name\nx", "code\n\"open", "PK\u0003\u0004 no zip")) {
            assertThat(RecordFile.read(bad.getBytes(StandardCharsets.UTF_8)))
                    .as(bad)
                    .isEqualTo(Optional.empty());
        }
    }

    private static byte[] workbook(String sheet, String strings) {
        return zip(Map.of("xl/sharedStrings.xml", strings, "xl/worksheets/sheet1.xml", sheet));
    }

    private static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return out.toByteArray();
    }
}
