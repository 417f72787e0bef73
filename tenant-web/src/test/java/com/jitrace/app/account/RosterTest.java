package com.jitrace.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.tenancy.Organisation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final Set<Role> ADMIN = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER);
    private static final Set<Role> USER = Set.of(Role.BRAND_USER);

    @Test
    void theLastAdministratorStays() {
        Roster one = brand(place("a", true, false), place("b", false, false), place("c", true, true));
        assertThat(one.refuse("a", USER)).contains("team.last-admin");
        assertThat(one.refuseDisabling("a")).contains("team.last-admin");
        assertThat(one.refuse("a", ADMIN)).isEmpty();
        assertThat(one.refuseDisabling("b")).isEmpty();
        Roster two = brand(place("a", true, false), place("b", true, false));
        assertThat(two.refuse("a", USER)).isEmpty();
        assertThat(two.refuseDisabling("a")).isEmpty();
    }

    @Test
    void anOrganisationGivesOnlyItsOwnKindOfRoles() {
        Roster brand = brand(place("a", true, false), place("b", true, false));
        assertThat(brand.refuse("b", Set.of(Role.OPERATOR))).contains("team.roles-bad");
        assertThat(brand.refuse("b", Set.of())).contains("team.roles-bad");
        assertThat(brand.refuse("b", Set.of(Role.AUDITOR))).isEmpty();
        assertThat(brand.refuse("b", Set.of(Role.CLERK))).isEmpty();
        assertThat(new Roster(Organisation.Kind.PARTNER, List.of()).refuseRoles(Set.of(Role.BRAND_USER)))
                .contains("team.roles-bad");
    }

    @Test
    void anAuditorIsNothingElse() {
        Roster brand = brand(place("a", true, false), place("b", false, false));
        assertThat(brand.refuse("b", Set.of(Role.AUDITOR, Role.BRAND_USER))).contains("team.auditor-alone");
    }

    private static Roster brand(Roster.Place... places) {
        return new Roster(Organisation.Kind.BRAND, List.of(places));
    }

    private static Roster.Place place(String id, boolean leads, boolean disabled) {
        return new Roster.Place(id, leads ? ADMIN : USER, leads, disabled);
    }
}
