package com.jitrace.app.media.kind;

import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A PDF document (ISO 32000-2): its header, the place of its cross-reference table (§7.5.5), nothing behind its last end-of-file marker,
 * and the names of what it can do, in the file itself and in its compressed object streams (§7.5.7). What is compressed in another way,
 * or is encrypted, cannot be looked at and is not taken.
 */
final class PdfFile {
    private static final String HEADER = "%PDF-";
    private static final String END = "%%EOF";
    private static final String TABLE_AT = "startxref";
    private static final String STREAM = "stream";
    private static final int WHITE_BYTES_MAX = 1_024;
    private static final int DIGITS_MAX = 10;
    private static final long INFLATED_BYTES_MAX = 64L << 20;
    private static final int CHUNK_BYTES = 8 << 10;

    private final Bytes file;
    private final PdfNames names = new PdfNames();
    private long inflated;

    PdfFile(Bytes file) {
        this.file = file;
    }

    static boolean begins(Bytes file) {
        return file.word(0, HEADER.length()).equals(HEADER)
                && (file.at(HEADER.length()) == '1' || file.at(HEADER.length()) == '2')
                && file.at(HEADER.length() + 1) == '.';
    }

    Optional<Fault> fault() {
        long end = white(file.length() - 1);
        if (!word(end, END).equals(END) || file.length() - end > WHITE_BYTES_MAX) {
            return Optional.of(hasEnded() ? Fault.TRAILING : Fault.CUT_OFF);
        } else if (!isTableWhereItSays(end - END.length())) {
            // a document made for quick viewing has such a marker near its beginning too, which leads nowhere
            return Optional.of(Fault.CUT_OFF);
        }
        return read();
    }

    /** Whether a whole document ends somewhere before the end of the file. */
    private boolean hasEnded() {
        for (long place = file.length() - END.length(); place > HEADER.length(); place--) {
            if (file.at(place) == '%' && file.word(place, END.length()).equals(END)) {
                return isTableWhereItSays(place - 1);
            }
        }
        return false;
    }

    /** The last place at or before this one that is not white. */
    private long white(long place) {
        long at = place;
        while (at >= 0 && PdfNames.isWhite(file.at(at))) {
            at--;
        }
        return at;
    }

    /** The word that ends at this place. */
    private String word(long end, String like) {
        return file.word(end - like.length() + 1, like.length());
    }

    /** Before the end marker stands the place of the cross-reference table; a table or a stream of one must be there. */
    private boolean isTableWhereItSays(long before) {
        long last = white(before);
        long first = last;
        while (file.at(first) >= '0' && file.at(first) <= '9' && last - first < DIGITS_MAX) {
            first--;
        }
        String digits = file.word(first + 1, (int) (last - first));
        if (digits.isEmpty() || !word(white(first), TABLE_AT).equals(TABLE_AT)) {
            return false;
        }
        long table = Long.parseLong(digits);
        while (table < first && PdfNames.isWhite(file.at(table))) {
            table++;
        }
        if (table >= first) {
            return false;
        }
        boolean stream = file.word(table, (int) Math.min(24, first - table)).matches("(?s)[0-9]+\\s+[0-9]+\\s+obj.*");
        return file.word(table, 4).equals("xref") || stream;
    }

    /** From the first byte to the last one; what object streams hold is read where they stand. */
    private Optional<Fault> read() {
        Optional<Fault> unreadable = Optional.empty();
        for (long place = 0; place < file.length() && names.fault().isEmpty(); place++) {
            int one = file.at(place);
            names.read(one);
            if (one == 'm' && names.isObjectStream() && isDataBehind(place)) {
                Optional<Fault> fault = inflate(dataAfter(place));
                if (fault.isPresent() && fault.get() != Fault.DAMAGED) {
                    return fault;
                }
                unreadable = fault.isPresent() ? fault : unreadable;
                names.objectRead();
            } else if (one == 'j' && word(place, "endobj").equals("endobj")) {
                names.objectRead();
            }
        }
        // the word that a document is encrypted comes last in it, and says why it could not be read
        return names.fault().isPresent() ? names.fault() : unreadable;
    }

    private boolean isDataBehind(long place) {
        return word(place, STREAM).equals(STREAM)
                && !word(place, "endstream").equals("endstream")
                && (file.at(place + 1) == '\r' || file.at(place + 1) == '\n');
    }

    private long dataAfter(long place) {
        return file.at(place + 1) == '\r' && file.at(place + 2) == '\n' ? place + 3 : place + 2;
    }

    private Optional<Fault> inflate(long from) {
        Inflater inflater = new Inflater();
        byte[] in = new byte[CHUNK_BYTES];
        byte[] out = new byte[CHUNK_BYTES];
        long place = from;
        PdfNames inside = new PdfNames();
        try {
            while (!inflater.finished() && inside.fault().isEmpty()) {
                int count = inflater.inflate(out);
                for (int i = 0; i < count; i++) {
                    inside.read(out[i] & 0xFF);
                }
                inflated += count;
                if (inflated > INFLATED_BYTES_MAX || inflater.needsDictionary()) {
                    return Optional.of(Fault.DAMAGED);
                }
                if (count == 0 && inflater.needsInput()) {
                    int given = 0;
                    while (given < in.length && place < file.length()) {
                        in[given++] = (byte) file.at(place++);
                    }
                    if (given == 0) {
                        return Optional.of(Fault.DAMAGED);
                    }
                    inflater.setInput(in, 0, given);
                }
            }
            inside.read(' ');
            return inside.fault();
        } catch (DataFormatException otherwisePacked) {
            return Optional.of(Fault.DAMAGED);
        } finally {
            inflater.end();
        }
    }
}
