package com.jitrace.app.readmodel;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Parts first…last of a batch in one item: put in by one entry, and perhaps taken out again by a later one. */
@Entity
@Table(name = "rm_part")
public class PartUse {
    /** The entry by which this database learnt of it, and the first of the parts. */
    @Embeddable
    public record Id(long leafIndex, String partRef, int partFirst) implements Serializable {}

    /**
     * One end of a part's time in an item.
     *
     * @param leaf log index of the entry; 0 = not told, or not yet
     * @param author party that did it, or ""
     * @param time of the block, milliseconds UTC
     * @param region ISO 3166-2 region where it was done, or ""
     */
    public record Deed(long leaf, String author, long time, String region) {
        public static final Deed UNTOLD = new Deed(0, "", 0, "");
    }

    @EmbeddedId
    private Id id;

    private int partLast;
    private String parentRef;
    private int parentIndex;
    private long inLeaf;
    private String inAuthor;
    private long inTime;
    private String inRegion;
    private long outLeaf;
    private String outAuthor;
    private long outTime;
    private String outRegion;

    @SuppressWarnings("NullAway.Init")
    protected PartUse() {}

    private PartUse(Id id, int last, String parentRef, int parentIndex, Deed in, Deed out) {
        this.id = id;
        this.partLast = last;
        this.parentRef = parentRef;
        this.parentIndex = parentIndex;
        this.inLeaf = in.leaf();
        this.inAuthor = in.author();
        this.inTime = in.time();
        this.inRegion = in.region();
        this.outLeaf = out.leaf();
        this.outAuthor = out.author();
        this.outTime = out.time();
        this.outRegion = out.region();
    }

    /** Parts that went in. */
    public static PartUse in(String ref, Run.Span parts, String parentRef, int parentIndex, Deed in) {
        return new PartUse(
                new Id(in.leaf(), ref, parts.first()), parts.last(), parentRef, parentIndex, in, Deed.UNTOLD);
    }

    /** Parts that came out, of which this database was not told when they went in. */
    public static PartUse out(String ref, Run.Span parts, String parentRef, int parentIndex, Deed out) {
        return new PartUse(
                new Id(out.leaf(), ref, parts.first()), parts.last(), parentRef, parentIndex, Deed.UNTOLD, out);
    }

    /**
     * Some of the parts come out: this row keeps its first part, rows for the rest are the answer.
     *
     * @param gone within this row's parts
     */
    public List<PartUse> takeOut(Run.Span gone, Deed out) {
        List<PartUse> more = new ArrayList<>(2);
        Run.Span all = parts();
        if (gone.last() < all.last()) {
            more.add(piece(new Run.Span(gone.last() + 1, all.last()), Deed.UNTOLD));
        }
        if (gone.first() == all.first()) {
            partLast = gone.last();
            outLeaf = out.leaf();
            outAuthor = out.author();
            outTime = out.time();
            outRegion = out.region();
        } else {
            partLast = gone.first() - 1;
            more.add(piece(gone, out));
        }
        return more;
    }

    private PartUse piece(Run.Span span, Deed out) {
        return new PartUse(
                new Id(id.leafIndex(), id.partRef(), span.first()), span.last(), parentRef, parentIndex, in(), out);
    }

    /** The parts' batch. */
    public String ref() {
        return id.partRef();
    }

    public Run.Span parts() {
        return new Run.Span(id.partFirst(), partLast);
    }

    public int count() {
        return partLast - id.partFirst() + 1;
    }

    public String parentRef() {
        return parentRef;
    }

    public int parentIndex() {
        return parentIndex;
    }

    public boolean inside() {
        return outLeaf == 0;
    }

    public Deed in() {
        return new Deed(inLeaf, inAuthor, inTime, inRegion);
    }

    public Deed out() {
        return new Deed(outLeaf, outAuthor, outTime, outRegion);
    }
}
