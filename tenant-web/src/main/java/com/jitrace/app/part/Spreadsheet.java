package com.jitrace.app.part;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The first sheet of a workbook (XLSX, ISO/IEC 29500-1) as texts: no formulas are evaluated, no entity is followed, and what unpacks to more
 * than the limit is not read. A number is taken with 15 significant digits, as the spreadsheet program shows it.
 */
final class Spreadsheet {
    /** Most bytes that the parts of a workbook may unpack to. */
    static final int UNPACKED_BYTES_MAX = 64 * 1024 * 1024;

    private static final String WORKBOOK = "xl/workbook.xml";
    private static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";
    private static final String SHEET = "xl/worksheets/sheet1.xml";
    private static final String STRINGS = "xl/sharedStrings.xml";
    private static final MathContext SHOWN = new MathContext(15);

    private final List<String> strings;
    private final List<List<String>> rows = new ArrayList<>();
    private final int rowsMax;
    private final int columnsMax;

    private Spreadsheet(List<String> strings, int rowsMax, int columnsMax) {
        this.strings = strings;
        this.rowsMax = rowsMax;
        this.columnsMax = columnsMax;
    }

    /** Whether these bytes are a ZIP, as every workbook is. */
    static boolean looksLike(byte[] bytes) {
        return bytes.length > 4 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** The rows of the first sheet; empty when it is no workbook or too large. */
    static Optional<List<List<String>>> read(byte[] bytes, int rowsMax, int columnsMax) {
        try {
            Map<String, byte[]> parts = unpack(bytes);
            byte[] sheet = parts.get(firstSheet(parts));
            if (sheet == null) {
                return Optional.empty();
            }
            byte[] shared = parts.get(STRINGS);
            Spreadsheet reader =
                    new Spreadsheet(shared == null ? List.of() : strings(xml(shared)), rowsMax, columnsMax);
            return reader.sheet(xml(sheet)) ? Optional.of(reader.rows) : Optional.empty();
        } catch (IOException | XMLStreamException | IllegalArgumentException e) {
            return Optional.empty(); // the caller says what a file must look like
        }
    }

    private static Map<String, byte[]> unpack(byte[] bytes) throws IOException {
        Map<String, byte[]> parts = new HashMap<>();
        int left = UNPACKED_BYTES_MAX;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(left + 1);
                left -= content.length;
                if (left < 0) {
                    throw new IOException("the workbook unpacks to more than " + UNPACKED_BYTES_MAX + " bytes");
                }
                if (entry.getName().matches("xl/.*\\.(xml|rels)")) {
                    parts.put(entry.getName(), content);
                }
            }
        }
        return parts;
    }

    /** The name of the part that the workbook lists first: spreadsheet programs keep a sheet's number when sheets are moved or taken away. */
    private static String firstSheet(Map<String, byte[]> parts) throws XMLStreamException {
        byte[] workbook = parts.get(WORKBOOK);
        byte[] relationships = parts.get(RELATIONSHIPS);
        if (workbook == null || relationships == null) {
            return SHEET;
        }
        XMLStreamReader sheets = xml(workbook);
        XMLStreamReader targets = xml(relationships);
        String id = goTo(sheets, "sheet", sheet -> true) ? sheets.getAttributeValue(null, "id") : null;
        if (id == null || !goTo(targets, "Relationship", one -> id.equals(one.getAttributeValue(null, "Id")))) {
            return SHEET;
        }
        String target = targets.getAttributeValue(null, "Target");
        return target == null ? SHEET : target.startsWith("/") ? target.substring(1) : "xl/" + target;
    }

    private static boolean goTo(XMLStreamReader xml, String element, Predicate<XMLStreamReader> fits)
            throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals(element)
                    && fits.test(xml)) {
                return true;
            }
        }
        return false;
    }

    private static XMLStreamReader xml(byte[] content) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        InputStream in = new ByteArrayInputStream(content);
        return factory.createXMLStreamReader(in);
    }

    private static List<String> strings(XMLStreamReader xml) throws XMLStreamException {
        List<String> strings = new ArrayList<>();
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("si")) {
                strings.add(text(xml, "si"));
            }
        }
        return strings;
    }

    /** The text of an element's runs; how to pronounce them (rPh) is left out. */
    private static String text(XMLStreamReader xml, String until) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean spoken = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(until)) {
                return text.toString();
            } else if (event == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("t")) {
                String run = xml.getElementText();
                text.append(spoken ? "" : run);
            } else if (event == XMLStreamConstants.START_ELEMENT || event == XMLStreamConstants.END_ELEMENT) {
                spoken = event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("rPh");
            }
        }
        throw new XMLStreamException("an element does not end: " + until);
    }

    /** False when the sheet is too large. */
    private boolean sheet(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("row")) {
                    if (rows.size() == rowsMax) {
                        return false;
                    }
                    rows.add(new ArrayList<>());
                } else if (xml.getLocalName().equals("c") && !cell(xml)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean cell(XMLStreamReader xml) throws XMLStreamException {
        List<String> row = rows.get(rows.size() - 1);
        String place = xml.getAttributeValue(null, "r");
        int column = place == null ? row.size() : column(place);
        if (column >= columnsMax || column < row.size()) {
            return false;
        }
        String type = xml.getAttributeValue(null, "t");
        String value = value(xml, type == null ? "n" : type);
        while (row.size() < column) {
            row.add("");
        }
        row.add(value);
        return true;
    }

    /** Column of a cell's name from 0: A1 is 0, AA1 is 26. */
    private static int column(String place) {
        int column = 0;
        for (int i = 0; i < place.length() && Character.isLetter(place.charAt(i)); i++) {
            column = Math.min(1_000_000, column * 26 + (place.charAt(i) - 'A' + 1));
        }
        return column - 1;
    }

    private String value(XMLStreamReader xml, String type) throws XMLStreamException {
        if (type.equals("inlineStr")) {
            return text(xml, "c");
        }
        String value = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("v")) {
                value = xml.getElementText();
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (value.isEmpty()) {
            return "";
        }
        return switch (type) {
            case "s" -> shared(value);
            case "n" -> new BigDecimal(value).round(SHOWN).stripTrailingZeros().toPlainString();
            default -> value;
        };
    }

    private String shared(String index) {
        int at = Integer.parseInt(index);
        if (at < 0 || at >= strings.size()) {
            throw new IllegalArgumentException("no string " + index + " in the workbook");
        }
        return strings.get(at);
    }
}
