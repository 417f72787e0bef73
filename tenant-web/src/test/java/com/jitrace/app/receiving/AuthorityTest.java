package com.jitrace.app.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.tenancy.OrganisationId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AuthorityTest {
    private static final String BRAND = "b".repeat(32);
    private static final String SUPPLIER = "5".repeat(32);
    private static final String SUB = "6".repeat(32);
    private static final String BRAKE = "1".repeat(32);
    private static final Self SELF = new Self(new OrganisationId("0".repeat(32)), BRAND, Set.of(BRAND));

    @Test
    void theOrganisationItselfNeedsNone() {
        assertThat(new Authority(List.of(), SELF).now(BRAND, "commission", BRAKE, 5))
                .isTrue();
        assertThat(new Authority(List.of(), SELF).now(SUPPLIER, "commission", BRAKE, 5))
                .isFalse();
    }

    @Test
    void anAuthorisationCountsWithinItsActsProductsRegionsAndTime() {
        Authority authority = new Authority(List.of(given(BRAND, SUPPLIER)), SELF);
        assertThat(authority.now(SUPPLIER, "commission", BRAKE, 100)).isTrue();
        assertThat(authority.now(SUPPLIER, "sell", BRAKE, 100)).isFalse();
        assertThat(authority.now(SUPPLIER, "commission", "2".repeat(32), 100)).isFalse();
        assertThat(authority.now(SUPPLIER, "commission", BRAKE, 9)).isFalse();
        assertThat(authority.now(SUPPLIER, "commission", BRAKE, 201)).isFalse();
        assertThat(authority.then(made(SUPPLIER, "DE-BY", 100), BRAKE)).isTrue();
        assertThat(authority.then(made(SUPPLIER, "FR-ARA", 100), BRAKE)).isFalse();
        assertThat(authority.then(made(SUPPLIER, "", 100), BRAKE)).isTrue();
    }

    @Test
    void whatWasMadeBeforeARevocationWasAllowedThenAndIsNotNow() {
        CertifiedAuthorisation revoked = given(BRAND, SUPPLIER);
        revoked.revoke(120);
        Authority authority = new Authority(List.of(revoked), SELF);
        assertThat(authority.then(made(SUPPLIER, "DE-BY", 119), BRAKE)).isTrue();
        assertThat(authority.then(made(SUPPLIER, "DE-BY", 120), BRAKE)).isFalse();
        assertThat(authority.now(SUPPLIER, "commission", BRAKE, 130)).isFalse();
    }

    @Test
    void aSubSupplierStandsOnWhoeverAuthorisedIt() {
        Authority both = new Authority(List.of(given(BRAND, SUPPLIER), given(SUPPLIER, SUB)), SELF);
        assertThat(both.now(SUB, "commission", BRAKE, 100)).isTrue();
        assertThat(new Authority(List.of(given(SUPPLIER, SUB)), SELF).now(SUB, "commission", BRAKE, 100))
                .as("the supplier itself is not authorised")
                .isFalse();
        assertThat(new Authority(List.of(given(SUPPLIER, SUB), given(SUB, SUPPLIER)), SELF)
                        .now(SUB, "commission", BRAKE, 100))
                .as("two that authorise each other")
                .isFalse();
    }

    private static CertifiedAuthorisation given(String by, String to) {
        return new CertifiedAuthorisation(
                "a".repeat(32), by, to, List.of("commission", "ship"), List.of(BRAKE), List.of("DE"), 10, 200);
    }

    private static ItemEvent made(String author, String region, long blockTime) {
        return new ItemEvent(new ItemEvent.Id(1, 0), "7F3KQ", 0, 9, "commission", author, "")
                .at(new ItemEvent.Circumstances(0, "", region, ""), 3, blockTime);
    }
}
