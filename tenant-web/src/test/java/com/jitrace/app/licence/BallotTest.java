package com.jitrace.app.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.jitrace.chain.entry.Approval;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.PublicKey;
import com.jitrace.chain.signing.SecretKey;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BallotTest {
    private static final String CHAIN = "c".repeat(64);

    private final List<Governed> statements = List.of(licence(500), licence(7));

    @Test
    void kOfMOperatorsAreEnoughAndTheChainsRuleAgrees() {
        Ballot one = ballot(2, 3).with("op3", signatures(3, statements));
        assertThat(one.enough()).isFalse();
        Ballot two = one.with("op1", signatures(1, statements));
        assertThat(two.enough()).isTrue();
        assertThat(two.signed()).allMatch(signed -> operators(2, 3).approve(signed, CHAIN));
        assertThat(one.signed()).noneMatch(signed -> operators(2, 3).approve(signed, CHAIN));
    }

    @Test
    void oneOfOneIsEnoughToo() {
        assertThat(ballot(1, 1).with("op1", signatures(1, statements)).enough()).isTrue();
    }

    @Test
    void theSameOperatorTwiceCountsOnce() {
        Ballot twice = ballot(2, 2).with("op1", signatures(1, statements)).with("op1", signatures(1, statements));
        assertThat(twice.enough()).isFalse();
    }

    @Test
    void wrongSignaturesAreNotTaken() {
        Ballot empty = ballot(2, 2);
        List<String> good = signatures(1, statements);
        assertThat(empty.fits("op1", good)).isTrue();
        assertThat(empty.fits("op2", good)).as("somebody else's").isFalse();
        assertThat(empty.fits("op9", good)).as("a stranger's").isFalse();
        assertThat(empty.fits("op1", good.subList(0, 1))).as("one is missing").isFalse();
        assertThat(empty.fits("op1", List.of(good.get(1), good.get(0))))
                .as("in another order")
                .isFalse();
        assertThat(empty.fits("op1", List.of(good.get(0), "no signature"))).isFalse();
        assertThat(empty.fits("op1", signatures(1, List.of(licence(501), licence(7)))))
                .as("over more codes")
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> empty.with("op2", good));
    }

    @Test
    void aKeyThatIsKeptSignsOnlyForItsOwnAccount() {
        OperatorKeys keys = new OperatorKeys(CHAIN, Map.of("op1", new OperatorKeys.Kept(key(1), "anne")));
        assertThat(keys.operatorOf("anne")).contains("op1");
        assertThat(keys.operatorOf("bert")).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> keys.sign("bert", statements));
        List<String> signed =
                keys.sign("anne", statements).stream().map(Approval::sig).toList();
        assertThat(ballot(1, 2).fits("op1", signed)).isTrue();
        assertThat(keys.toString() + new OperatorKeys.Kept(key(1), "anne")).doesNotContain("SecretKey");
    }

    private Ballot ballot(int threshold, int operators) {
        return new Ballot(operators(threshold, operators), CHAIN, statements, Map.of());
    }

    private static Operators operators(int threshold, int count) {
        Map<String, PublicKey> keys = new TreeMap<>();
        for (int i = 1; i <= count; i++) {
            keys.put("op" + i, key(i).publicKey());
        }
        return new Operators(keys, threshold);
    }

    private static List<String> signatures(int operator, List<Governed> over) {
        return over.stream()
                .map(bare -> Operators.sign(bare, CHAIN, "op" + operator, key(operator))
                        .approvals()
                        .get(0)
                        .sig())
                .toList();
    }

    private static SecretKey key(int number) {
        byte[] seed = new byte[32];
        seed[0] = (byte) number;
        return SecretKey.ofSeed(seed);
    }

    private static Governed licence(long codes) {
        return new Licence(List.of(), "a".repeat(32), "b".repeat(32), codes, 9);
    }
}
