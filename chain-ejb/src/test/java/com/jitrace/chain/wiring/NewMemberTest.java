package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewMemberTest {
    private static final List<String> NAMES = List.of("v1.test/net", "v2.test/net", "v3.test/net", "v4.test/net");

    @TempDir
    Path folder;

    private Genesis genesis;

    @BeforeEach
    void network() throws IOException {
        genesis = NewNetwork.create(
                List.of(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"), folder.resolve("d")),
                "test/net",
                1);
    }

    private Network known(String home) throws IOException {
        return Network.read(folder.resolve(home).resolve("chain"));
    }

    @Test
    void oneMoreNodeHasTheGenesisAKeyAndANameOfItsOwn() throws IOException {
        NewMember.Joined joined = NewMember.join(folder.resolve("e"), folder.resolve("b"));
        assertThat(joined.vkey().name()).isEqualTo("v5.test/net");
        assertThat(Files.readAllBytes(folder.resolve("e/chain/genesis.json"))).isEqualTo(genesis.canonical());
        Network network = known("e");
        assertThat(network.self()).isEqualTo("v5.test/net");
        assertThat(network.orderPorts())
                .containsOnlyKeys("v1.test/net", "v2.test/net", "v3.test/net", "v4.test/net", "v5.test/net");
        assertThat(network.orderPorts()).containsEntry("v5.test/net", joined.order());
        assertThat(genesis.validators())
                .noneMatch(v -> v.key().equals(joined.vkey().key()));
        assertThatIOException()
                .isThrownBy(() -> NewMember.join(folder.resolve("e"), folder.resolve("b")))
                .withMessageContaining("there is a chain");
        // whoever was told of it gives the next one another name
        NewMember.tell(folder.resolve("a"), joined.vkey().name(), joined.order(), joined.peer());
        assertThat(NewMember.join(folder.resolve("f"), folder.resolve("a"))
                        .vkey()
                        .name())
                .isEqualTo("v6.test/net");
    }

    @Test
    void whereOthersAreCanBeToldAndForgottenButNotWhereTheNodeItselfIs() throws IOException {
        int own = known("a").orderPorts().getOrDefault("v1.test/net", 0);
        NewMember.tell(folder.resolve("a"), "v2.test/net", 25_001, 25_002);
        assertThat(known("a").orderPorts()).containsEntry("v2.test/net", 25_001).containsEntry("v1.test/net", own);
        NewMember.forget(folder.resolve("a"), "v2.test/net");
        assertThat(known("a").orderPorts()).containsOnlyKeys("v1.test/net", "v3.test/net", "v4.test/net");
        assertThatIOException()
                .isThrownBy(() -> NewMember.forget(folder.resolve("a"), "v1.test/net"))
                .withMessageContaining("itself");
        assertThatIOException()
                .isThrownBy(() -> NewMember.forget(folder.resolve("a"), "v9.test/net"))
                .withMessageContaining("v9.test/net");
        assertThat(known("a").self()).isEqualTo("v1.test/net");
        assertThat(NAMES).containsAll(known("b").orderPorts().keySet());
    }

    @Test
    void aNextKeyComesBesideThoseThatAreThere() throws IOException {
        Vkey old = genesis.validators().get(2);
        Vkey second = NewMember.nextKey(folder.resolve("c"));
        Vkey third = NewMember.nextKey(folder.resolve("c"));
        assertThat(List.of(second.name(), third.name())).containsOnly(old.name());
        assertThat(VoteKeys.of(folder.resolve("c/chain")))
                .extracting(k -> k.publicKey())
                .containsExactly(old.key(), second.key(), third.key());
    }
}
