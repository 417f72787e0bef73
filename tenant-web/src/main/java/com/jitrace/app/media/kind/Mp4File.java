package com.jitrace.app.media.kind;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * An MP4 video (ISO/IEC 14496-12): boxes that follow each other from the first byte to the last one, the type first, a movie with a video
 * track whose chunks all lie in the file, and no place where it was filmed.
 */
final class Mp4File {
    private static final Set<String> BRANDS = Set.of(
            "isom", "iso2", "iso3", "iso4", "iso5", "iso6", "iso7", "iso8", "iso9", "mp41", "mp42", "avc1", "M4V ",
            "MSNV", "dash");
    private static final Set<String> TOP = Set.of(
            "ftyp", "moov", "mdat", "free", "skip", "uuid", "moof", "mfra", "sidx", "ssix", "styp", "pdin", "meta",
            "wide", "emsg", "prft", "udta");
    private static final Set<String> HOLDERS = Set.of("moov", "trak", "mdia", "minf", "stbl", "udta");
    private static final Set<String> PLACES = Set.of("\u00A9xyz", "loci");
    private static final String PLACE_KEY = "com.apple.quicktime.location";
    private static final int HEAD_BYTES = 8;
    private static final int LONG_HEAD_BYTES = 16;
    private static final int DEPTH_MAX = 8;
    private static final int BOXES_MAX = 10_000;

    private final Bytes file;
    private int boxes;
    private boolean movie;
    private boolean data;
    private boolean video;
    private Optional<Fault> fault = Optional.empty();

    /** A box: from its first byte to the one behind its last. */
    private record Box(String type, long start, long content, long end) {}

    Mp4File(Bytes file) {
        this.file = file;
    }

    static boolean begins(Bytes file) {
        long size = file.number(0, 4);
        if (!file.word(4, 4).equals("ftyp") || size < LONG_HEAD_BYTES || size > 1_024) {
            return false;
        }
        for (long brand = HEAD_BYTES; brand + 4 <= Math.min(size, file.length()); brand += 4) {
            // the second word is a version
            if (brand != HEAD_BYTES + 4 && BRANDS.contains(file.word(brand, 4))) {
                return true;
            }
        }
        return false;
    }

    Optional<Fault> fault() {
        for (long place = 0; place < file.length() && fault.isEmpty(); ) {
            Box box = box(place, file.length());
            if (!TOP.contains(box.type())) {
                return Optional.of(file.length() - place < HEAD_BYTES ? Fault.CUT_OFF : Fault.TRAILING);
            } else if (box.end() > file.length()) {
                return Optional.of(Fault.CUT_OFF);
            }
            top(box);
            place = box.end();
        }
        if (fault.isPresent()) {
            return fault;
        } else if (!movie || !data) {
            return Optional.of(Fault.CUT_OFF);
        }
        return video ? Optional.empty() : Optional.of(Fault.UNKNOWN);
    }

    private void top(Box box) {
        movie |= box.type().equals("moov");
        data |= box.type().equals("mdat");
        // a size of 0 means "to the end, wherever that is": then nobody can tell a whole file from half a one
        if (box.end() <= box.start()) {
            fault = Optional.of(Fault.DAMAGED);
        } else if (box.type().equals("moov")
                || box.type().equals("udta")
                || box.type().equals("meta")) {
            inside(box, 0);
        }
    }

    private Box box(long place, long limit) {
        long size = file.number(place, 4);
        String type = file.word(place + 4, 4);
        boolean isLong = size == 1;
        long bytes = isLong ? file.number(place + HEAD_BYTES, 8) : size;
        long head = isLong ? LONG_HEAD_BYTES : HEAD_BYTES;
        boolean sound = bytes >= head && bytes <= Long.MAX_VALUE - place && place + HEAD_BYTES <= limit;
        return new Box(type, place, place + head, sound ? place + bytes : place);
    }

    /** What a box holds that is looked at. */
    private void inside(Box holder, int depth) {
        if (holder.type().equals("meta")) {
            meta(holder);
        } else if (holder.type().equals("hdlr")) {
            video |= file.word(holder.content() + 8, 4).equals("vide");
        } else if (holder.type().equals("stco") || holder.type().equals("co64")) {
            chunks(holder, holder.type().equals("stco") ? 4 : 8);
        } else if (PLACES.contains(holder.type())) {
            fault = Optional.of(Fault.PLACE);
        } else if (HOLDERS.contains(holder.type())) {
            children(holder, depth);
        }
    }

    private void children(Box holder, int depth) {
        for (long place = holder.content(); place + HEAD_BYTES <= holder.end() && fault.isEmpty(); ) {
            Box box = box(place, holder.end());
            if (holder.type().equals("udta") && file.number(place, 4) == 0) {
                // QuickTime ends this list with a zero
                return;
            }
            boolean sound = box.end() > place && box.end() <= holder.end();
            if (!sound || depth >= DEPTH_MAX || ++boxes > BOXES_MAX) {
                fault = Optional.of(Fault.DAMAGED);
                return;
            }
            inside(box, depth + 1);
            place = box.end();
        }
    }

    /** Chunks of a track: whoever cuts a file between two boxes leaves some of them outside. */
    private void chunks(Box table, int width) {
        long count = file.number(table.content() + 4, 4);
        long first = table.content() + HEAD_BYTES;
        if (count < 0 || first + count * width > table.end()) {
            fault = Optional.of(Fault.DAMAGED);
            return;
        }
        LongPredicate outside = at -> at < 0 || at >= file.length();
        for (long i = 0; i < count; i++) {
            if (outside.test(file.number(first + i * width, width))) {
                fault = Optional.of(Fault.CUT_OFF);
                return;
            }
        }
    }

    private void meta(Box box) {
        for (long place = box.content(); place + PLACE_KEY.length() <= box.end(); place++) {
            if (file.at(place) == 'c' && file.word(place, PLACE_KEY.length()).equals(PLACE_KEY)) {
                fault = Optional.of(Fault.PLACE);
                return;
            }
        }
    }
}
