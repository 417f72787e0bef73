package com.jitrace.app.quality;

import com.jitrace.app.readmodel.Run;
import com.jitrace.app.trace.Origin;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;

/** Neighbouring items that a notice is about. */
@Entity
@Table(name = "quality_notice_item")
public class NoticeItems {
    /** Notice and place in it. */
    @Embeddable
    public record Id(String noticeId, int place) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String tellingId;
    private String ref;
    private int firstIndex;
    private int lastIndex;

    @SuppressWarnings("NullAway.Init")
    protected NoticeItems() {}

    NoticeItems(String notice, int place, String telling, Origin.Stretch items) {
        this.id = new Id(notice, place);
        this.tellingId = telling;
        this.ref = items.ref();
        this.firstIndex = items.span().first();
        this.lastIndex = items.span().last();
    }

    /** Which manufacturer's they are, or "" when this organisation handles the notice itself. */
    String telling() {
        return tellingId;
    }

    Origin.Stretch stretch() {
        return new Origin.Stretch(ref, new Run.Span(firstIndex, lastIndex));
    }
}
