package com.jitrace.app.outbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** Which web node sends an organisation's outbox, and until when it may be silent; one row. */
@Entity
@Table(name = "outbox_lease")
public class OutboxLease {
    static final int ONLY = 1;

    @Id
    private int id;

    private @Nullable String holder;
    private long leaseUntil;

    protected OutboxLease() {}

    boolean isHeldBy(String node, long now) {
        return node.equals(holder) && now < leaseUntil;
    }
}
