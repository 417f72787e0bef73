package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.jitrace.chain.checkpoint.Genesis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewNetworkTest {
    @TempDir
    Path folder;

    private List<Path> homes() {
        return List.of(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"), folder.resolve("d"));
    }

    @Test
    void everyFolderHasTheSameGenesisItsOwnKeyAndPortsOfItsOwn() throws IOException {
        Genesis genesis = NewNetwork.create(homes(), "test.example/net", 3);
        assertThat(genesis.validatorSet().quorum()).isEqualTo(3);
        assertThat(genesis.operatorThreshold()).isEqualTo(2);
        TreeSet<Integer> ports = new TreeSet<>();
        TreeSet<String> selves = new TreeSet<>();
        for (Path home : homes()) {
            Path chain = home.resolve("chain");
            assertThat(Files.readAllBytes(chain.resolve("genesis.json"))).isEqualTo(genesis.canonical());
            Network network = Network.read(chain);
            selves.add(network.self());
            ports.addAll(network.orderPorts().values());
            network.nodes().forEach(n -> ports.add(n.peer()));
            assertThat(network.peers(genesis.chainId(), Optional.empty()).others())
                    .hasSize(3);
        }
        assertThat(selves).hasSize(4);
        assertThat(ports).hasSize(8);
    }

    @Test
    void aChainThatIsThereIsNotOverwritten() throws IOException {
        NewNetwork.create(homes(), "test.example/net", 1);
        byte[] before = Files.readAllBytes(folder.resolve("a/chain/genesis.json"));
        assertThatIOException()
                .isThrownBy(() -> NewNetwork.create(homes(), "test.example/net", 1))
                .withMessageContaining("there is a chain");
        assertThat(Files.readAllBytes(folder.resolve("a/chain/genesis.json"))).isEqualTo(before);
    }

    @Test
    void whatWasCutOffBeforeTheFirstNodeHadItsGenesisIsMadeAgainAsItWas() throws IOException {
        Genesis genesis = NewNetwork.create(homes(), "test.example/net", 2);
        Files.delete(folder.resolve("a/chain/genesis.json"));
        Files.delete(folder.resolve("b/chain/network.json"));
        assertThat(NewNetwork.create(homes(), "test.example/net", 2).canonical())
                .isEqualTo(genesis.canonical());
        assertThat(Network.read(folder.resolve("a/chain")).nodes())
                .isEqualTo(Network.read(folder.resolve("b/chain")).nodes())
                .isEqualTo(Network.read(folder.resolve("d/chain")).nodes());
    }

    @Test
    void theFolderOfAnotherChainIsNotTakenIntoANetwork() throws IOException {
        NewNetwork.create(homes(), "test.example/net", 1);
        Files.delete(folder.resolve("a/chain/genesis.json"));
        byte[] before = Files.readAllBytes(folder.resolve("c/chain/genesis.json"));
        assertThatIOException()
                .isThrownBy(() -> NewNetwork.create(homes(), "other.example/net", 1))
                .withMessageContaining("there is a chain in " + folder.resolve("b/chain"));
        assertThat(folder.resolve("a/chain/genesis.json")).doesNotExist();
        assertThat(Files.readAllBytes(folder.resolve("c/chain/genesis.json"))).isEqualTo(before);
    }

    @Test
    void validatorsBesideAnApplicationLieInItsFolder() {
        assertThat(Settings.at(Path.of("/h")).homesBeside(4))
                .containsExactly(
                        Path.of("/h"),
                        Path.of("/h/validators/2"),
                        Path.of("/h/validators/3"),
                        Path.of("/h/validators/4"));
    }

    @Test
    void aDamagedDescriptionSaysWhere() throws IOException {
        NewNetwork.create(homes(), "test.example/net", 1);
        Path file = folder.resolve("b/chain/network.json");
        Files.writeString(file, "{\"nodes\":[],\"self\":\"v2\"}");
        assertThatIOException()
                .isThrownBy(() -> Network.read(folder.resolve("b/chain")))
                .withMessageContaining("network.json")
                .withMessageContaining("v2 is none of the nodes");
    }
}
