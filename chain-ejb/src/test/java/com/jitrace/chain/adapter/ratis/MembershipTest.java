package com.jitrace.chain.adapter.ratis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftGroupMemberId;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.exceptions.LeaderNotReadyException;
import org.junit.jupiter.api.Test;

/** Which nodes Raft is asked to count, one step after the other. */
class MembershipTest {
    private static final Set<String> FOUR = Set.of("v1", "v2", "v3", "v4");

    private static final RaftGroupMemberId V1 =
            RaftGroupMemberId.valueOf(RaftPeerId.valueOf("v1"), RaftGroupId.randomId());

    private long nanos;
    private Set<String> voters = new TreeSet<>(FOUR);
    private Set<String> listeners = Set.of();
    private final Membership membership = new Membership(
            "v1", Map.of("v1", "h:1", "v2", "h:2", "v3", "h:3", "v4", "h:4", "v5", "h:5", "v6", "h:6"), () -> nanos);

    private Optional<Membership.Step> due(Set<String> names, String... heard) {
        return membership.due(voters, listeners, names, List.of(heard));
    }

    private static Optional<Membership.Step> step(Set<String> voters, String... listeners) {
        return Optional.of(new Membership.Step(voters, Set.of(listeners)));
    }

    /** Raft did what it was asked for. */
    private void done(Membership.Step step) {
        voters = step.voters();
        listeners = step.listeners();
        membership.under(CompletableFuture.completedFuture(reply(true)));
        nanos += Membership.AGAIN_NANOS;
    }

    private static RaftClientReply reply(boolean success) {
        RaftClientReply.Builder reply = RaftClientReply.newBuilder()
                .setClientId(ClientId.randomId())
                .setServerId(V1)
                .setSuccess(success);
        return success
                ? reply.build()
                : reply.setException(new LeaderNotReadyException(V1)).build();
    }

    @Test
    void whoIsInTheSetAndThereIsTakenIn() {
        assertThat(due(FOUR, "v2", "v3", "v4")).isEmpty();
        Set<String> five = Set.of("v1", "v2", "v3", "v4", "v5");
        assertThat(due(five, "v2", "v3", "v4")).isEmpty();
        assertThat(due(Set.of("v1", "v2", "v3", "v4", "v9"), "v9")).isEmpty();
        assertThat(due(five, "v2", "v3", "v4", "v5")).isEqualTo(step(five));
    }

    @Test
    void aWipedOneGoesBeforeItsReplacementComesAndIsNotAskedToListen() {
        Set<String> set = Set.of("v1", "v2", "v3", "v6");
        Membership.Step out = due(set, "v2", "v3", "v6").orElseThrow();
        assertThat(out).isEqualTo(new Membership.Step(Set.of("v1", "v2", "v3"), Set.of()));
        done(out);
        Membership.Step in = due(set, "v2", "v3", "v6").orElseThrow();
        assertThat(in).isEqualTo(new Membership.Step(set, Set.of()));
        done(in);
        assertThat(due(set, "v2", "v3", "v6")).isEmpty();
    }

    @Test
    void whoLeavesListensAsLongAsItIsThereAndMayComeBack() {
        Set<String> three = Set.of("v1", "v2", "v3");
        Membership.Step out = due(three, "v2", "v3", "v4").orElseThrow();
        assertThat(out).isEqualTo(new Membership.Step(three, Set.of("v4")));
        done(out);
        assertThat(due(three, "v2", "v3", "v4")).isEmpty();
        assertThat(due(FOUR, "v2", "v3", "v4")).isEqualTo(step(FOUR));
        nanos += Membership.AGAIN_NANOS;
        assertThat(due(three, "v2", "v3")).isEqualTo(step(three));
    }

    @Test
    void severalChangesAreOneNodeEachSoThatRaftNeverHasToTakeAMajorityOfStrangers() {
        Set<String> set = Set.of("v1", "v5", "v6");
        int steps = 0;
        while (!voters.equals(set)) {
            Set<String> before = voters;
            Membership.Step next = due(set, "v2", "v3", "v4", "v5", "v6").orElseThrow();
            TreeSet<String> differ = new TreeSet<>(next.voters());
            differ.removeAll(before);
            assertThat(differ.size() + before.size() - (next.voters().size() - differ.size()))
                    .isEqualTo(1);
            done(next);
            assertThat(++steps).isLessThanOrEqualTo(5);
        }
    }

    @Test
    void aRequestWithoutAnAnswerIsGivenUpAfterItsTimeAndARefusedOneIsMadeAgain() {
        Set<String> three = Set.of("v1", "v2", "v3");
        assertThat(due(three)).isPresent();
        CompletableFuture<RaftClientReply> silent = new CompletableFuture<>();
        membership.under(silent);
        nanos += Membership.ANSWER_NANOS_MAX - 1;
        assertThat(due(three)).isEmpty();
        nanos += 1;
        assertThat(due(three)).isPresent();
        CompletableFuture<RaftClientReply> second = new CompletableFuture<>();
        membership.under(second);
        nanos += Membership.AGAIN_NANOS;
        // an answer to what was given up frees nothing
        silent.complete(reply(true));
        nanos += Membership.AGAIN_NANOS;
        assertThat(due(three)).isEmpty();
        second.complete(reply(false));
        nanos += Membership.AGAIN_NANOS - 1;
        assertThat(due(three)).isEmpty();
        nanos += 1;
        assertThat(due(three)).isPresent();
    }
}
