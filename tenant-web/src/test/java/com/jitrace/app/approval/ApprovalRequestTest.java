package com.jitrace.app.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.chain.entry.JsonObject;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalRequestTest {
    private final SignedIn asker = person("a".repeat(32));
    private final SignedIn other = person("b".repeat(32));
    private final ApprovalRequest request = new ApprovalRequest(
            "c".repeat(32),
            asker,
            new Question(
                    "codes.export",
                    "7F3KQ",
                    JsonObject.EMPTY.with("last", 99).with("first", 0).with("format", "csv")),
            1_000);

    private static SignedIn person(String account) {
        return new SignedIn(account, "0".repeat(32), "Somebody", "Some brand", Set.of(Role.BRAND_ADMIN));
    }

    @Test
    void whoeverAskedNeverDecides() {
        assertThatIllegalStateException()
                .isThrownBy(() -> request.decided(asker, ApprovalRequest.State.APPROVED, "job:1", 2_000));
        assertThat(request.isWaiting()).isTrue();
    }

    @Test
    void aRequestIsDecidedOnce() {
        request.decided(other, ApprovalRequest.State.DECLINED, "", 2_000);
        assertThatIllegalStateException()
                .isThrownBy(() -> request.decided(other, ApprovalRequest.State.APPROVED, "job:1", 3_000));
        assertThat(request.state()).isEqualTo(ApprovalRequest.State.DECLINED);
        assertThat(request.decidedAt()).isEqualTo(2_000);
        assertThat(request.outcome()).isEmpty();
    }

    @Test
    void itsSentenceIsFilledWithTheSubjectAndTheContentByName() {
        assertThat(request.words()).containsExactly("7F3KQ", 0L, "csv", 99L);
    }
}
