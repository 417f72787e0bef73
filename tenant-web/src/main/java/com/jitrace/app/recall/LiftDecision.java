package com.jitrace.app.recall;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.Decidable;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Lift;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Ends a recall when a second administrator has approved it. */
@ApplicationScoped
public class LiftDecision implements Decidable {
    private final Outbox outbox;

    @Inject
    LiftDecision(Outbox outbox) {
        this.outbox = outbox;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected LiftDecision() {
        this(null);
    }

    @Override
    public String kind() {
        return "recall.lift";
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.BRAND_ADMIN);
    }

    @Override
    public Execution execute(Session session, SignedIn decider, ApprovalRequest request) {
        JsonObject content = request.content();
        Lift lift = new Lift(RecallDecision.scope(content), Optional.empty(), Optional.empty());
        long row = outbox.add(
                session, decider.organisation(), content.text(Recalling.BRAND_PARTY), "lift", decider, List.of(lift));
        return new Executed("submission:" + row);
    }
}
