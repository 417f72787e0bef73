package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.World.BRAND;
import static com.jitrace.chain.ledger.World.SHOP;
import static com.jitrace.chain.ledger.World.approved;
import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;
import static com.jitrace.chain.ledger.World.publicKey;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.OperatorsChange;
import com.jitrace.chain.entry.OperatorsChange.Operator;
import com.jitrace.chain.entry.PartyChange;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.Operators;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GovernanceTest {
    private final World world = new World().started();

    private static Licence licence(String name) {
        return new Licence(List.of(), id(name), BRAND, 5, World.START * 2);
    }

    private Statement by(Governed statement, String... operators) {
        Governed signed = statement;
        for (String operator : operators) {
            signed = Operators.sign(signed, world.genesis.chainId(), operator, key(operator));
        }
        return signed;
    }

    private static OperatorsChange operators(long seq, int threshold, String... names) {
        List<Operator> operators = List.of(names).stream()
                .map(n -> new Operator(n, publicKey(n).base64()))
                .toList();
        return new OperatorsChange(List.of(), operators, seq, threshold);
    }

    @Test
    void anApprovalHoldsOnItsOwnChainOnly() {
        Governed elsewhere = Operators.sign(licence("l2"), hash("another chain"), "op1", key("operator"));
        assertThat(world.refused("brand", elsewhere)).isEqualTo(Reason.APPROVALS);
        byte[] namesNoChain =
                Tag.VAL.before(licence("l2").body().without("approvals").canonical());
        String sig = Base64.getEncoder().encodeToString(key("operator").sign(namesNoChain));
        assertThat(world.refused("brand", licence("l2").withApprovals(List.of(new Approval("op1", sig)))))
                .isEqualTo(Reason.APPROVALS);
        world.allowed("brand", approved(licence("l2")));
    }

    @Test
    void operatorsHandOverToOthersAndEachChangeCountsOnce() {
        assertThat(world.refused("brand", operators(1, 2, "ann", "ben", "cho"))).isEqualTo(Reason.APPROVALS);
        assertThat(world.refused("brand", approved(operators(2, 2, "ann", "ben"))))
                .isEqualTo(Reason.STATE);
        world.allowed("brand", approved(operators(1, 2, "ann", "ben", "cho")));
        assertThat(world.refused("brand", approved(licence("l2")))).isEqualTo(Reason.APPROVALS);
        assertThat(world.refused("brand", by(licence("l2"), "ann"))).isEqualTo(Reason.APPROVALS);
        world.allowed("brand", by(licence("l2"), "ann", "cho"));
        Statement second = by(operators(2, 1, "ann", "ben", "cho"), "ann", "ben");
        world.allowed("brand", second);
        world.allowed("brand", by(operators(3, 2, "ann", "ben", "cho"), "ben"));
        assertThat(world.refused("brand", second)).isEqualTo(Reason.STATE);
        String small = Base64.getEncoder().encodeToString(smallOrder());
        OperatorsChange weak = new OperatorsChange(List.of(), List.of(new Operator("x", small)), 4, 1);
        assertThat(world.refused("brand", by(weak, "ann", "ben"))).isEqualTo(Reason.FIELD);
    }

    private static byte[] smallOrder() {
        byte[] identity = new byte[32];
        identity[0] = 1;
        return identity;
    }

    @Test
    void aPartyIsCalledOtherwiseOnceForEachApproval() {
        PartyChange renamed =
                new PartyChange(List.of(), BRAND, 1, Optional.of("Maison Neuve"), Optional.empty(), List.of("950601"));
        assertThat(world.refused("brand", renamed)).isEqualTo(Reason.APPROVALS);
        world.allowed("shop", approved(renamed));
        assertThat(world.value("party." + BRAND).text("name")).isEqualTo("Maison Neuve");
        assertThat(world.value("party." + BRAND).texts("prefixes")).containsExactly("950601");
        assertThat(world.value("party." + BRAND).text("kind")).isEqualTo("brand");
        PartyChange back =
                new PartyChange(List.of(), BRAND, 2, Optional.of("Maison Test"), Optional.empty(), List.of());
        world.allowed("brand", approved(back));
        assertThat(world.value("party." + BRAND).get("prefixes")).isEmpty();
        assertThat(world.refused("shop", approved(renamed))).isEqualTo(Reason.STATE);
        PartyChange hidden = new PartyChange(List.of(), BRAND, 3, Optional.empty(), Optional.of(hash("c")), List.of());
        assertThat(world.refused("brand", approved(hidden))).isEqualTo(Reason.FIELD);
        PartyChange nobody = new PartyChange(List.of(), id("nobody"), 1, Optional.of("N"), Optional.empty(), List.of());
        assertThat(world.refused("brand", approved(nobody))).isEqualTo(Reason.UNKNOWN);
        world.allowed(
                "brand",
                approved(new PartyChange(List.of(), SHOP, 1, Optional.empty(), Optional.of(hash("c")), List.of())));
    }

    private static String vkey(String name) {
        return new Vkey(name, publicKey(name)).text();
    }

    private static ValidatorChange add(String name, long seq) {
        return new ValidatorChange(List.of(), Optional.of(vkey(name)), Optional.empty(), seq);
    }

    private static ValidatorChange remove(String name, long seq) {
        return new ValidatorChange(List.of(), Optional.empty(), Optional.of(name), seq);
    }

    private List<String> validators(long height) {
        return Ledger.inForce(world.state, height).set().validators().stream()
                .map(Vkey::name)
                .toList();
    }

    @Test
    void aValidatorMoreCountsFromTheSecondBlockOn() {
        assertThat(world.refused("brand", add("v2", 1))).isEqualTo(Reason.APPROVALS);
        long h = world.height;
        world.allowed("brand", approved(add("v2", 1)));
        assertThat(validators(h)).containsExactly("v1");
        assertThat(validators(h + 1)).containsExactly("v1");
        assertThat(validators(h + 2)).containsExactly("v1", "v2");
        assertThat(Ledger.inForce(world.state, h + 2).epoch()).isZero();
    }

    @Test
    void validatorsChangeOneAtATimeAndNoChangeTwice() {
        Statement first = approved(add("v2", 1));
        world.allowed("brand", first);
        assertThat(world.refused("brand", approved(add("v3", 2)))).isEqualTo(Reason.STATE);
        world.allowed("brand", approved(add("v3", 2)));
        assertThat(validators(world.height)).containsExactly("v1", "v2");
        world.height += 5;
        assertThat(world.refused("brand", first)).isEqualTo(Reason.EXISTS);
        assertThat(world.refused("brand", approved(remove("v2", 2)))).isEqualTo(Reason.STATE);
        assertThat(world.refused("brand", approved(remove("v9", 3)))).isEqualTo(Reason.UNKNOWN);
        world.allowed("brand", approved(remove("v2", 3)));
        world.height += 5;
        assertThat(validators(world.height)).containsExactly("v1", "v3");
        assertThat(world.refused("brand", approved(add("v2", 4)))).isEqualTo(Reason.EXISTS);
        assertThat(world.refused(
                        "brand",
                        approved(new ValidatorChange(List.of(), Optional.of("v7+no+key"), Optional.empty(), 4))))
                .isEqualTo(Reason.FIELD);
    }

    @Test
    void theLastValidatorStays() {
        assertThat(world.refused("brand", approved(remove("v1", 1)))).isEqualTo(Reason.FIELD);
    }
}
