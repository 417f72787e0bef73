package com.jitrace.app.recall;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.Decidable;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Publishes a recall that a second administrator approved. */
@ApplicationScoped
public class RecallDecision implements Decidable {
    /** Code of the reason on the chain; what people read is in the notice. */
    private static final String REASON = "safety";

    private final Outbox outbox;

    @Inject
    RecallDecision(Outbox outbox) {
        this.outbox = outbox;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RecallDecision() {
        this(null);
    }

    @Override
    public String kind() {
        return "recall";
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.BRAND_ADMIN);
    }

    @Override
    public Execution execute(Session session, SignedIn decider, ApprovalRequest request) {
        JsonObject content = request.content();
        Recall recall = new Recall(scope(content), Optional.of(REASON), Optional.of(content.text(Recalling.NOTICE)));
        long row = outbox.add(
                session,
                decider.organisation(),
                content.text(Recalling.BRAND_PARTY),
                "recall",
                decider,
                List.of(recall));
        return new Executed("submission:" + row);
    }

    static Scope scope(JsonObject content) {
        if (content.fields().get(Recalling.SCOPE) instanceof JsonObject scope) {
            return Scope.parse(scope);
        }
        throw new IllegalStateException("a request for a recall without its goods");
    }
}
