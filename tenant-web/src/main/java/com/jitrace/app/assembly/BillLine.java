package com.jitrace.app.assembly;

import com.jitrace.app.part.Tracing;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.io.Serializable;

/** So many of one part number, as a row. */
@Entity
@Table(name = "bill_line")
public class BillLine {
    /** Which bill and which part number. */
    @Embeddable
    public record Id(String billId, String partId) implements Serializable {}

    @EmbeddedId
    private Id id;

    private long quantity;

    @Enumerated(EnumType.STRING)
    private Tracing tracing;

    private boolean shown;

    @SuppressWarnings("NullAway.Init")
    protected BillLine() {}

    BillLine(String bill, Bill.Line line) {
        this.id = new Id(bill, line.part());
        this.quantity = line.quantity();
        this.tracing = line.tracing();
        this.shown = line.shown();
    }

    Bill.Line line() {
        return new Bill.Line(id.partId(), quantity, tracing, shown);
    }
}
