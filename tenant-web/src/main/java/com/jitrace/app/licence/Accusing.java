package com.jitrace.app.licence;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.entry.Evidence;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.NetworkState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * An operator brings the proof of a double signature onto the chain, where it stands for everybody and flags the validator. Any party may do so: every
 * validator checks both signatures. Taking the validator out is a proposal of its own.
 */
@ApplicationScoped
@Allowed(Role.OPERATOR)
public class Accusing {
    private final ChainGateway chain;
    private final Databases databases;
    private final Keyring keyring;
    private final Outbox outbox;
    private final CurrentUser user;

    @Inject
    Accusing(ChainGateway chain, Databases databases, Keyring keyring, Outbox outbox, CurrentUser user) {
        this.chain = chain;
        this.databases = databases;
        this.keyring = keyring;
        this.outbox = outbox;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Accusing() {
        this(null, null, null, null, null);
    }

    /**
     * Sends what this node has against a key.
     *
     * @param vkey C2SP verification key, as the network's state names it
     * @return the id of the row in the operators' outbox; empty if nothing is known here against it, or it stands on the chain already
     */
    public Optional<Long> accuse(String vkey) {
        SignedIn who = user.required();
        return chain.network().evidence().stream()
                .filter(lie -> lie.vkey().equals(vkey) && !lie.entered())
                .findFirst()
                .map(lie -> databases.of(
                        who.organisation(),
                        session -> outbox.add(
                                session,
                                who.organisation(),
                                keyring.partyKeys(session).stream()
                                        .findFirst()
                                        .orElseThrow(() -> new IllegalStateException("the operator has no party yet"))
                                        .partyId(),
                                "evidence",
                                who,
                                List.of(statement(lie)))));
    }

    private static Evidence statement(NetworkState.Evidence lie) {
        return new Evidence(
                lie.vkey(),
                new Evidence.Exhibit(lie.first(), Optional.empty()),
                new Evidence.Exhibit(lie.second(), Optional.empty()));
    }
}
