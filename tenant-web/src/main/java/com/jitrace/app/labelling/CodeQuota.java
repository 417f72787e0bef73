package com.jitrace.app.labelling;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import org.hibernate.Session;

/** The one row that is locked while codes are reserved. */
@Entity
@Table(name = "code_quota")
public class CodeQuota {
    private static final int ONLY = 1;

    @Id
    private int id;

    protected CodeQuota() {}

    /** Until the transaction ends nobody else reserves codes; must be its first read, so that it sees what others reserved. */
    static void lock(Session session) {
        CodeQuota row = session.find(CodeQuota.class, ONLY, LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.id != ONLY) {
            throw new IllegalStateException("the row that guards the quota is missing");
        }
    }
}
