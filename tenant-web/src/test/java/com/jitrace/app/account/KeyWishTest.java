package com.jitrace.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jitrace.app.tenancy.OrganisationId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyWishTest {
    @Test
    void aKeyEndsAfterAYearAtTheLatestAndAtOnceWhenRevoked() {
        ApiKey key = new ApiKey(
                "hash", "id", "account", new KeyWish(" till ", Set.of(Scope.READ), Duration.ofDays(1)), 1000);
        assertThat(key.label()).isEqualTo("till");
        assertThat(key.validAt(1000)).isTrue();
        assertThat(key.validAt(1000 + Duration.ofDays(1).toMillis())).isFalse();
        key.revoke(2000);
        assertThat(key.validAt(2001)).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyWish("x", Set.of(Scope.READ), Duration.ofDays(367)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyWish("x", Set.of(), Duration.ofDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyWish(" ", Set.of(Scope.ALL), Duration.ofDays(1)));
    }

    @Test
    void anInvitationIsGoodOnceAndForSevenDays() {
        Guest guest = new Guest("anne@helan", "Anne", Set.of(Role.BRAND_USER), false);
        long end = 1000 + Invitations.VALID.toMillis();
        Invitation invitation =
                new Invitation("id", "hash", new OrganisationId("a".repeat(32)), guest, "by").between(1000, end);
        assertThat(invitation.openAt(1000)).isTrue();
        assertThat(invitation.openAt(end)).isFalse();
        assertThat(invitation.guest()).isEqualTo(guest);
        invitation.use(2000);
        assertThat(invitation.openAt(2001)).isFalse();
    }

    @Test
    void whateverAnAccountMayDoHasANumberOfItsOwn() {
        Account account = new Account("id", "a".repeat(32), "anne", "Anne", "hash", Set.of(Role.BRAND_USER));
        int first = account.version();
        account.takeRoles(Set.of(Role.BRAND_ADMIN));
        int second = account.version();
        account.disable(5);
        int third = account.version();
        account.newPassword("other");
        assertThat(Set.of(first, second, third, account.version())).hasSize(4);
        assertThat(account.leads()).isTrue();
        assertThat(account.disabled()).isTrue();
    }
}
