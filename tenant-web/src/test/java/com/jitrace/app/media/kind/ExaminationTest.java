package com.jitrace.app.media.kind;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.media.kind.Examination.Faulty;
import com.jitrace.app.media.kind.Examination.Whole;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("show-page-8")
class ExaminationTest {
    @TempDir
    Path folder;

    @Test
    void aWholeFileOfEachKindIsKnownByItsBytes() {
        assertThat(look(SomeFiles.pdf())).isEqualTo(new Whole(Kind.PDF));
        assertThat(look(SomeFiles.pdf(false, document -> {}))).isEqualTo(new Whole(Kind.PDF));
        assertThat(look(SomeFiles.mp4())).isEqualTo(new Whole(Kind.MP4));
        assertThat(look(SomeFiles.webm())).isEqualTo(new Whole(Kind.WEBM));
        assertThat(look(SomeFiles.webm("webm", 1, true))).isEqualTo(new Whole(Kind.WEBM));
    }

    @Test
    void whatIsCutOffIsToldSoWhereverItWasCut() {
        byte[] pdf = SomeFiles.pdf();
        int end = new String(pdf, StandardCharsets.ISO_8859_1).lastIndexOf("%%EOF") + 5;
        allCuts(Arrays.copyOf(pdf, end), 8);
        allCuts(SomeFiles.mp4(), 32);
        int header = new String(SomeFiles.webm(), StandardCharsets.ISO_8859_1).indexOf("webm") + 4;
        allCuts(SomeFiles.webm(), header);
    }

    /** Before {@code known} bytes are there nobody can tell what it would have been. */
    private void allCuts(byte[] whole, int known) {
        for (int length = 0; length < whole.length; length++) {
            Examination found = look(Arrays.copyOf(whole, length));
            assertThat(found).as("%s of %s bytes", length, whole.length).isInstanceOf(Faulty.class);
            if (length >= known) {
                assertThat(((Faulty) found).fault())
                        .as("%s of %s bytes", length, whole.length)
                        .isEqualTo(Fault.CUT_OFF);
            }
        }
    }

    @Test
    void aLiveRecordingThatEndsInsideABlockIsCutOff() {
        byte[] live = SomeFiles.webm("webm", 1, true);
        for (int missing = 1; missing < SomeFiles.PICTURES.length; missing++) {
            assertThat(fault(Arrays.copyOf(live, live.length - missing))).isEqualTo(Fault.CUT_OFF);
        }
    }

    @Test
    void aVideoWhoseTableComesLastIsCutOffToo() {
        byte[] first = SomeFiles.mp4();
        int movie = new String(first, StandardCharsets.ISO_8859_1).indexOf("moov") - 4;
        int data = new String(first, StandardCharsets.ISO_8859_1).indexOf("mdat") - 4;
        byte[] without = Arrays.copyOf(first, movie);
        byte[] pictures = Arrays.copyOfRange(first, data, first.length);
        byte[] table = Arrays.copyOfRange(first, movie, data);
        assertThat(look(SomeFiles.join(without, pictures, table))).isEqualTo(new Whole(Kind.MP4));
        assertThat(fault(SomeFiles.join(without, pictures))).isEqualTo(Fault.CUT_OFF);
        assertThat(fault(SomeFiles.join(without, table, SomeFiles.box("mdat")))).isEqualTo(Fault.CUT_OFF);
    }

    @Test
    void aDocumentForQuickViewingHasAnEndMarkerNearItsBeginning() {
        byte[] quick =
                ("%PDF-1.5\n1 0 obj\n<</Linearized 1/L 90000>>\nendobj\nxref\n0 1\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n")
                        .getBytes(StandardCharsets.US_ASCII);
        assertThat(fault(quick)).isEqualTo(Fault.CUT_OFF);
        assertThat(fault(SomeFiles.join(quick, SomeFiles.PICTURES))).isEqualTo(Fault.CUT_OFF);
    }

    @Test
    void bytesBehindTheEndCanHideAnotherFile() {
        byte[] zip = SomeFiles.join(SomeFiles.latin("PK\u0003\u0004"), SomeFiles.PICTURES);
        assertThat(fault(SomeFiles.join(SomeFiles.pdf(), zip))).isEqualTo(Fault.TRAILING);
        assertThat(fault(SomeFiles.join(SomeFiles.mp4(), zip))).isEqualTo(Fault.TRAILING);
        assertThat(fault(SomeFiles.join(SomeFiles.webm(), zip))).isEqualTo(Fault.TRAILING);
        assertThat(fault(SomeFiles.join(SomeFiles.webm("webm", 1, true), zip))).isEqualTo(Fault.TRAILING);
        byte[] room = SomeFiles.join(new byte[] {(byte) 0xEC, (byte) 0x85}, SomeFiles.latin("PK\u0003\u0004!"));
        assertThat(fault(SomeFiles.join(SomeFiles.webm(), room)))
                .as("an element that may hold anything, behind the segment")
                .isEqualTo(Fault.TRAILING);
        byte[] white = " ".repeat(2_000).getBytes(StandardCharsets.US_ASCII);
        assertThat(fault(SomeFiles.join(SomeFiles.pdf(), white))).isEqualTo(Fault.TRAILING);
        assertThat(look(SomeFiles.join(SomeFiles.pdf(), SomeFiles.latin("\r\n \n"))))
                .isEqualTo(new Whole(Kind.PDF));
    }

    @Test
    void anotherFileUnderAGoodNameIsNotTaken() {
        for (String other : new String[] {
            "",
            "x",
            "<!DOCTYPE html><script>alert(1)</script>",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "PK\u0003\u0004 a workbook",
            " %PDF-1.7 with something before it",
            "MZ a program"
        }) {
            assertThat(fault(SomeFiles.latin(other))).as(other).isEqualTo(Fault.UNKNOWN);
        }
        assertThat(fault(SomeFiles.webm("matroska", 1, false))).isEqualTo(Fault.UNKNOWN);
        byte[] heic =
                SomeFiles.box("ftyp", SomeFiles.latin("heic"), SomeFiles.number(0, 4), SomeFiles.latin("mif1heic"));
        assertThat(fault(heic)).isEqualTo(Fault.UNKNOWN);
    }

    @Test
    void soundAloneIsNoVideo() {
        assertThat(fault(SomeFiles.mp4("soun", new byte[0]))).isEqualTo(Fault.UNKNOWN);
        assertThat(fault(SomeFiles.webm("webm", 2, false))).isEqualTo(Fault.UNKNOWN);
    }

    @Test
    void aVideoThatSaysWhereItWasFilmedIsNotTaken() {
        byte[] place = SomeFiles.box("\u00A9xyz", SomeFiles.latin("\0\u0012\u0015\u00C7+53.5510+009.9936/"));
        assertThat(fault(SomeFiles.mp4("vide", SomeFiles.box("udta", place)))).isEqualTo(Fault.PLACE);
        byte[] key = SomeFiles.box("meta", SomeFiles.latin("....mdtacom.apple.quicktime.location.ISO6709...."));
        assertThat(fault(SomeFiles.mp4("vide", key))).isEqualTo(Fault.PLACE);
        assertThat(look(SomeFiles.mp4("vide", SomeFiles.box("udta", SomeFiles.box("name", SomeFiles.latin("Demo"))))))
                .isEqualTo(new Whole(Kind.MP4));
    }

    @Test
    void boxesThatContradictEachOtherAreDamage() {
        byte[] whole = SomeFiles.mp4();
        int hdlr = new String(whole, StandardCharsets.ISO_8859_1).indexOf("hdlr") - 4;
        byte[] broken = whole.clone();
        broken[hdlr + 1] = 1;
        assertThat(fault(broken)).isEqualTo(Fault.DAMAGED);
        byte[] endless = whole.clone();
        int data = new String(whole, StandardCharsets.ISO_8859_1).indexOf("mdat") - 4;
        Arrays.fill(endless, data, data + 4, (byte) 0);
        assertThat(fault(endless)).as("a box that ends wherever the file does").isEqualTo(Fault.DAMAGED);
    }

    @Test
    void aDocumentThatRunsAScriptIsNotTakenHoweverItIsPacked() {
        for (boolean packed : new boolean[] {true, false}) {
            byte[] script = SomeFiles.pdf(
                    packed,
                    document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
            boolean plain = new String(script, StandardCharsets.ISO_8859_1).contains("/JavaScript");
            assertThat(plain).as("PDFBox packs it when it may").isEqualTo(!packed);
            assertThat(fault(script)).isEqualTo(Fault.ACTIVE);
        }
        String escaped = new String(
                        SomeFiles.pdf(
                                false,
                                document -> document.getDocumentCatalog()
                                        .setOpenAction(new PDActionJavaScript("app.alert(1)"))),
                        StandardCharsets.ISO_8859_1)
                .replace("/JavaScript", "/Jav#61Scrip#74");
        // the table has moved by a few bytes: the names are what is looked at here
        String table = String.valueOf(escaped.lastIndexOf("\nxref") + 1);
        assertThat(fault(SomeFiles.latin(escaped.replaceFirst("startxref\\s+[0-9]+", "startxref\n" + table))))
                .isEqualTo(Fault.ACTIVE);
    }

    @Test
    void aDocumentThatCarriesAnotherFileIsNotTaken() {
        assertThat(fault(SomeFiles.pdf(true, ExaminationTest::attach))).isEqualTo(Fault.ACTIVE);
    }

    private static void attach(PDDocument document) {
        try {
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile("x.exe");
            specification.setEmbeddedFile(
                    new PDEmbeddedFile(document, new ByteArrayInputStream(SomeFiles.latin("MZ"))));
            PDEmbeddedFilesNameTreeNode files = new PDEmbeddedFilesNameTreeNode();
            files.setNames(Map.of("x.exe", specification));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(files);
            document.getDocumentCatalog().setNames(names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void anEncryptedDocumentCannotBeLookedAt() {
        for (boolean packed : new boolean[] {true, false}) {
            byte[] locked = SomeFiles.pdf(packed, document -> {
                try {
                    document.protect(new StandardProtectionPolicy("owner", "", new AccessPermission()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(fault(locked)).isEqualTo(Fault.LOCKED);
        }
    }

    @Test
    void anObjectStreamThatGrowsWithoutEndIsNotRead() {
        java.util.zip.Deflater deflater = new java.util.zip.Deflater();
        byte[] zeros = new byte[1 << 20];
        java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
        try (var out = new java.util.zip.DeflaterOutputStream(packed, deflater)) {
            for (int megabytes = 0; megabytes < 100; megabytes++) {
                out.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String head = "%PDF-1.5\n1 0 obj\n<</Type/ObjStm/Filter/FlateDecode>>stream\n";
        String tail = "\nendstream\nendobj\n";
        int table = head.length() + packed.size() + tail.length();
        byte[] bomb = SomeFiles.join(
                SomeFiles.latin(head),
                packed.toByteArray(),
                SomeFiles.latin(tail + "xref\n0 1\ntrailer\n<<>>\nstartxref\n" + table + "\n%%EOF\n"));
        assertThat(fault(bomb)).isEqualTo(Fault.DAMAGED);
    }

    @Test
    void aFileOfMoreBytesThanItsKindMayHaveIsTooLarge() {
        byte[] large = Arrays.copyOf(SomeFiles.pdf(), (int) Kind.PDF.bytesMax() + 1);
        assertThat(fault(large)).isEqualTo(Fault.TOO_LARGE);
    }

    private Fault fault(byte[] content) {
        Examination found = look(content);
        assertThat(found).isInstanceOf(Faulty.class);
        return ((Faulty) found).fault();
    }

    private Examination look(byte[] content) {
        try {
            return Examination.of(Files.write(folder.resolve("file.jpg"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
