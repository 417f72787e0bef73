package com.jitrace.acceptance.browser;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook (XLSX, ISO/IEC 29500-1) with one sheet of inline texts. */
final class Workbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private Workbook() {}

    /** The cells of a CSV file without quotes. */
    static FilePayload of(String name, String csv) {
        StringBuilder rows = new StringBuilder();
        csv.lines().forEach(line -> {
            rows.append("<row>");
            for (String cell : line.split(",", -1)) {
                rows.append("<c t=\"inlineStr\"><is><t>").append(cell).append("</t></is></c>");
            }
            rows.append("</row>");
        });
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\"application/"
                        + "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\""
                        + TYPE + ".main+xml\"/></Types>");
        parts.put("_rels/.rels", relation("officeDocument", "xl/workbook.xml"));
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + OFFICE
                        + "\"><sheets><sheet name=\"Parts\" sheetId=\"3\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet3.xml"));
        parts.put(
                "xl/worksheets/sheet3.xml",
                "<worksheet xmlns=\"" + MAIN + "\"><sheetData>" + rows + "</sheetData></worksheet>");
        return new FilePayload(name, TYPE, zip(parts));
    }

    private static String relation(String type, String target) {
        return "<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE + "/"
                + type + "\" Target=\"" + target + "\"/></Relationships>";
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
