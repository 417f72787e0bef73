package com.jitrace.app.account;

import com.jitrace.app.tenancy.Organisation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The accounts of one organisation, and what may not become of them: nobody from outside its roles, never without an administrator. */
record Roster(Organisation.Kind kind, List<Place> places) {
    /** One account in it. */
    record Place(String id, Set<Role> roles, boolean leads, boolean disabled) {}

    Roster {
        places = List.copyOf(places);
    }

    /** The roles that people of this kind of organisation can have. */
    static Set<Role> rolesOf(Organisation.Kind kind) {
        return switch (kind) {
            case OPERATOR -> Set.of(Role.OPERATOR, Role.AUDITOR);
            case BRAND -> Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR);
            case PARTNER -> Set.of(Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK, Role.AUDITOR);
        };
    }

    Optional<String> refuseRoles(Set<Role> roles) {
        if (roles.isEmpty() || !rolesOf(kind).containsAll(roles)) {
            return Optional.of("team.roles-bad");
        }
        return roles.contains(Role.AUDITOR) && roles.size() > 1 ? Optional.of("team.auditor-alone") : Optional.empty();
    }

    /** Why this account cannot get these roles. */
    Optional<String> refuse(String id, Set<Role> roles) {
        Optional<String> bad = refuseRoles(roles);
        boolean losesLead = kind == Organisation.Kind.BRAND && !roles.contains(Role.BRAND_ADMIN);
        return bad.isPresent()
                ? bad
                : losesLead && isLastLeader(id) ? Optional.of("team.last-admin") : Optional.empty();
    }

    /** Why this account cannot be disabled. */
    Optional<String> refuseDisabling(String id) {
        return isLastLeader(id) ? Optional.of("team.last-admin") : Optional.empty();
    }

    private boolean isLastLeader(String id) {
        List<String> leaders = places.stream()
                .filter(place -> place.leads() && !place.disabled())
                .map(Place::id)
                .toList();
        return leaders.equals(List.of(id));
    }
}
