package com.jitrace.app.licence;

import com.jitrace.app.account.Guest;
import com.jitrace.app.account.Invitations;
import com.jitrace.app.account.Role;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * How the operators of a new installation get in: by the same links as everybody else, one for each key that is kept here. Nobody who is
 * signed in asks for them, so whoever may read the data folder is the one who hands them on (decision 0027).
 */
@ApplicationScoped
public class InvitingOperators {
    /** The first of an installation that keeps no operator's key. */
    private static final String ONLY = "operator";

    /** Stands where an invitation names the account that made it: the installation itself has none. */
    private static final String NOBODY = "0".repeat(32);

    private final Organisations organisations;
    private final Invitations invitations;
    private final OperatorKeys keys;

    @Inject
    InvitingOperators(Organisations organisations, Invitations invitations, OperatorKeys keys) {
        this.organisations = organisations;
        this.invitations = invitations;
        this.keys = keys;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected InvitingOperators() {
        this(null, null, null);
    }

    /**
     * The tokens of the links that operators still need, by sign-in name; empty when all have come in.
     *
     * @param name of the operators' organisation, if there is none yet
     * @param before tokens handed out at an earlier start; those that are still good stay good
     */
    public Map<String, String> tokens(String name, Map<String, String> before) {
        Map<String, String> tokens = new TreeMap<>();
        for (String login : expected(before)) {
            if (invitations.isFree(login)) {
                tokens.put(login, good(login, before).orElseGet(() -> invite(name, login)));
            }
        }
        return tokens;
    }

    private List<String> expected(Map<String, String> before) {
        List<String> logins = keys.logins();
        if (!logins.isEmpty()) {
            return logins;
        }
        return operators().isEmpty() || before.containsKey(ONLY) ? List.of(ONLY) : List.of();
    }

    private Optional<String> good(String login, Map<String, String> before) {
        return Optional.ofNullable(before.get(login))
                .filter(token -> invitations
                        .look(token)
                        .filter(welcome -> welcome.login().equals(login))
                        .isPresent());
    }

    private String invite(String name, String login) {
        OrganisationId home = operators()
                .orElseGet(() -> organisations.register(Organisation.Kind.OPERATOR, name, null, ""))
                .id();
        return invitations.invite(home, new Guest(login, login, Set.of(Role.OPERATOR), true), NOBODY);
    }

    private Optional<Organisation> operators() {
        return organisations.all().stream()
                .filter(organisation -> organisation.kind() == Organisation.Kind.OPERATOR)
                .findFirst();
    }
}
