package com.jitrace.app.licence;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;

/** One operator's signatures under the statements of a proposal, verified before they are stored. */
@Entity
@Table(name = "proposal_signature")
public class ProposalSignature {
    /** One operator signs a proposal once. */
    @Embeddable
    public record Id(String proposalId, String operator) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String signatures;
    private String accountId;
    private int offline;
    private long at;

    @SuppressWarnings("NullAway.Init")
    protected ProposalSignature() {}

    ProposalSignature(Id id, List<String> signatures, String accountId, boolean offline, long at) {
        this.id = id;
        this.signatures = String.join("\n", signatures);
        this.accountId = accountId;
        this.offline = offline ? 1 : 0;
        this.at = at;
    }

    String operator() {
        return id.operator();
    }

    String proposalId() {
        return id.proposalId();
    }

    List<String> signatures() {
        return signatures.lines().toList();
    }

    String accountId() {
        return accountId;
    }

    boolean offline() {
        return offline == 1;
    }

    long at() {
        return at;
    }
}
