package com.jitrace.app.media.kind;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Small whole files of every kind, written by their rules; documents by PDFBox. */
final class SomeFiles {
    static final byte[] PICTURES = "pictures and sound ".repeat(20).getBytes(StandardCharsets.US_ASCII);

    private SomeFiles() {}

    /** A page; PDFBox packs its objects into a compressed object stream, unless it is to be plain. */
    static byte[] pdf(boolean compressed, Consumer<PDDocument> more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            more.accept(document);
            document.save(out, compressed ? CompressParameters.DEFAULT_COMPRESSION : CompressParameters.NO_COMPRESSION);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    static byte[] pdf() {
        return pdf(true, document -> {});
    }

    static byte[] mp4() {
        return mp4("vide", new byte[0]);
    }

    /** A movie with one track, its pictures behind it. */
    static byte[] mp4(String handler, byte[] userData) {
        byte[] ftyp = box("ftyp", latin("isom"), number(512, 4), latin("isomiso2avc1mp41"));
        byte[] without = movie(handler, userData, 0);
        byte[] movie = movie(handler, userData, ftyp.length + without.length + 8);
        return join(ftyp, movie, box("mdat", PICTURES));
    }

    private static byte[] movie(String handler, byte[] userData, long chunk) {
        byte[] hdlr = box("hdlr", number(0, 8), latin(handler), number(0, 12), latin("Handler\0"));
        byte[] stco = box("stco", number(0, 4), number(1, 4), number(chunk, 4));
        byte[] trak = box("trak", box("mdia", hdlr, box("minf", box("stbl", stco))));
        return box("moov", box("mvhd", new byte[100]), trak, userData);
    }

    static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return join(number(all.length + 8, 4), latin(type), all);
    }

    static byte[] webm() {
        return webm("webm", 1, false);
    }

    /** One track and two clusters, of known sizes or as a live recording. */
    static byte[] webm(String type, int track, boolean live) {
        byte[] header = element("1A45DFA3", element("4286", number(1, 1)), element("4282", latin(type)));
        byte[] tracks =
                element("1654AE6B", element("AE", element("D7", number(1, 1)), element("83", number(track, 1))));
        byte[] block = join(element("E7", number(0, 1)), element("A3", PICTURES));
        byte[] clusters = live
                ? join(open("1F43B675"), block, open("1F43B675"), block)
                : join(element("1F43B675", block), element("1F43B675", block));
        byte[] info = element("1549A966", element("2AD7B1", number(1_000_000, 3)));
        byte[] content = join(info, tracks, clusters);
        return join(header, live ? join(open("18538067"), content) : element("18538067", content));
    }

    private static byte[] element(String id, byte[]... content) {
        byte[] all = join(content);
        return join(hex(id), number(0x4000 | all.length, 2), all);
    }

    private static byte[] open(String id) {
        return join(hex(id), hex("01FFFFFFFFFFFFFF"));
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }

    static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] number(long value, int bytes) {
        byte[] all = ByteBuffer.allocate(8).putLong(value).array();
        return bytes > 8 ? new byte[bytes] : Arrays.copyOfRange(all, 8 - bytes, 8);
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
