package com.jitrace.app.media.kind;

import java.util.Optional;
import java.util.Set;

/**
 * A WebM video (RFC 8794 for the form, RFC 9559 for the elements): a header that says "webm", then one segment with a video track and at
 * least one cluster; sizes lead from element to element exactly to the end of the file. What was recorded live may leave the sizes of segment
 * and clusters open: then its blocks lead there.
 */
final class WebmFile {
    private static final long HEADER = 0x1A45DFA3L;
    private static final long DOC_TYPE = 0x4282;
    private static final long SEGMENT = 0x18538067L;
    private static final long CLUSTER = 0x1F43B675L;
    private static final long TRACKS = 0x1654AE6BL;
    private static final long TRACK = 0xAE;
    private static final long TRACK_TYPE = 0x83;
    private static final long VIDEO = 1;
    /** SeekHead, Info, Tracks, Cluster, Cues, Chapters, Tags, Void, CRC-32. */
    private static final Set<Long> IN_SEGMENT =
            Set.of(0x114D9B74L, 0x1549A966L, TRACKS, CLUSTER, 0x1C53BB6BL, 0x1043A770L, 0x1254C367L, 0xECL, 0xBFL);
    /** Timestamp, SimpleBlock, BlockGroup, PrevSize, Position, SilentTracks, EncryptedBlock, Void, CRC-32. */
    private static final Set<Long> IN_CLUSTER = Set.of(0xE7L, 0xA3L, 0xA0L, 0xABL, 0xA7L, 0x5854L, 0xAFL, 0xECL, 0xBFL);

    private static final int ID_BYTES_MAX = 4;
    private static final int SIZE_BYTES_MAX = 8;
    private static final int HEADER_BYTES_MAX = 1_024;

    private final Bytes file;
    private boolean video;
    private boolean cluster;

    /**
     * An element.
     *
     * @param id 0 when there is none at that place
     * @param end the place behind its last byte; −1 when it is left open
     */
    private record Element(long id, long content, long end) {
        boolean isOpen() {
            return end < 0;
        }
    }

    WebmFile(Bytes file) {
        this.file = file;
    }

    static boolean begins(Bytes file) {
        WebmFile webm = new WebmFile(file);
        Element header = webm.element(0);
        if (header.id() != HEADER || header.isOpen() || header.end() > HEADER_BYTES_MAX) {
            return false;
        }
        for (long place = header.content(); place < header.end(); ) {
            Element one = webm.element(place);
            if (one.id() == 0 || one.isOpen() || one.end() > header.end()) {
                return false;
            }
            if (one.id() == DOC_TYPE) {
                return file.word(one.content(), (int) (one.end() - one.content()))
                        .replace("\0", "")
                        .equals("webm");
            }
            place = one.end();
        }
        return false;
    }

    Optional<Fault> fault() {
        long begin = element(0).end();
        Element segment = element(begin);
        if (segment.id() != SEGMENT) {
            return Optional.of(begin + ID_BYTES_MAX + SIZE_BYTES_MAX > file.length() ? Fault.CUT_OFF : Fault.DAMAGED);
        } else if (segment.end() > file.length()) {
            return Optional.of(Fault.CUT_OFF);
        } else if (!segment.isOpen() && segment.end() < file.length()) {
            return Optional.of(Fault.TRAILING);
        }
        return inSegment(segment.content());
    }

    private Optional<Fault> inSegment(long from) {
        for (long place = from; place < file.length(); ) {
            Element one = element(place);
            Optional<Fault> fault = wrong(one, place);
            if (fault.isPresent()) {
                return fault;
            }
            if (one.isOpen() && one.id() != CLUSTER) {
                return Optional.of(Fault.DAMAGED);
            }
            cluster |= one.id() == CLUSTER;
            if (one.id() == TRACKS) {
                tracks(one);
            }
            place = one.isOpen() ? endOfOpenCluster(one.content()) : one.end();
        }
        if (!cluster) {
            return Optional.of(Fault.CUT_OFF);
        }
        return video ? Optional.empty() : Optional.of(Fault.UNKNOWN);
    }

    private Optional<Fault> wrong(Element one, long place) {
        boolean known = IN_SEGMENT.contains(one.id()) || IN_CLUSTER.contains(one.id());
        boolean beyond = known && one.end() > file.length();
        if (beyond || one.id() == 0 && file.length() - place < ID_BYTES_MAX + SIZE_BYTES_MAX) {
            return Optional.of(Fault.CUT_OFF);
        }
        return IN_SEGMENT.contains(one.id()) ? Optional.empty() : Optional.of(Fault.TRAILING);
    }

    /** The place of the first element that is none of a cluster, or that is cut off: there {@link #inSegment} judges it. */
    private long endOfOpenCluster(long from) {
        long place = from;
        while (place < file.length()) {
            Element one = element(place);
            if (!IN_CLUSTER.contains(one.id()) || one.isOpen() || one.end() > file.length()) {
                return place;
            }
            place = one.end();
        }
        return place;
    }

    private void tracks(Element tracks) {
        for (long place = tracks.content(); place < tracks.end(); ) {
            Element track = element(place);
            if (track.id() == 0 || track.isOpen() || track.end() > tracks.end()) {
                return;
            }
            if (track.id() == TRACK) {
                video |= isVideo(track);
            }
            place = track.end();
        }
    }

    private boolean isVideo(Element track) {
        for (long place = track.content(); place < track.end(); ) {
            Element one = element(place);
            if (one.id() == 0 || one.isOpen() || one.end() > track.end()) {
                return false;
            }
            if (one.id() == TRACK_TYPE) {
                return file.number(one.content(), (int) Math.min(SIZE_BYTES_MAX, one.end() - one.content())) == VIDEO;
            }
            place = one.end();
        }
        return false;
    }

    /** Id and size are numbers of variable length: as many leading zero bits, as many further bytes. */
    private Element element(long place) {
        int idBytes = Integer.numberOfLeadingZeros(Math.max(file.at(place), 0)) - 24 + 1;
        long id = idBytes > ID_BYTES_MAX ? -1 : file.number(place, idBytes);
        int sizeBytes = Integer.numberOfLeadingZeros(Math.max(file.at(place + idBytes), 0)) - 24 + 1;
        long marked = sizeBytes > SIZE_BYTES_MAX ? -1 : file.number(place + idBytes, sizeBytes);
        if (id < 0 || marked < 0) {
            return new Element(0, place, place);
        }
        long mask = (1L << 7 * sizeBytes) - 1;
        long size = marked & mask;
        long content = place + idBytes + sizeBytes;
        return new Element(id, content, size == mask ? -1 : content + size);
    }
}
