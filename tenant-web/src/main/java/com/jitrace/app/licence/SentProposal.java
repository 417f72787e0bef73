package com.jitrace.app.licence;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Written in one transaction with the outbox row: why a proposal gets into the outbox once, whoever signs at the same moment. */
@Entity
@Table(name = "sent_proposal")
public class SentProposal {
    @Id
    private String proposalId;

    private long outboxId;

    @SuppressWarnings("NullAway.Init")
    protected SentProposal() {}

    SentProposal(String proposalId, long outboxId) {
        this.proposalId = proposalId;
        this.outboxId = outboxId;
    }

    long outboxId() {
        return outboxId;
    }
}
