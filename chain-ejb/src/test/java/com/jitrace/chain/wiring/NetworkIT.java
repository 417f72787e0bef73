package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.adapter.peer.SocketPeers;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.validator.Vote;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three validators and a liar who has the fourth one's key: what a node says of them over HTTP. Real sockets throughout. */
@Timeout(300)
class NetworkIT {
    private static final String ORIGIN = "liar.test/jitrace";

    /** Far above what the chain reaches here: the liar's votes certify nothing. */
    private static final long SIZE = 1_000_000;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private JsonObject network(LoneServer server) {
        try {
            HttpResponse<byte[]> got = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/chain/network"))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertThat(got.statusCode()).isEqualTo(200);
            return JsonObject.parse(got.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<JsonObject> objects(JsonObject network, String name) {
        return ((Json.Array) network.get(name).orElseThrow())
                .values().stream().map(v -> (JsonObject) v).toList();
    }

    private static boolean heard(JsonObject network, int validator) {
        return objects(network, "validators").get(validator).get("heard").equals(Optional.of(new Json.Flag(true)));
    }

    private static PeerMessage.Standing voting(String root, String name, SecretKey key) {
        CheckpointText text = new CheckpointText(ORIGIN, SIZE, Hash.over(root.getBytes(StandardCharsets.UTF_8)));
        Vote vote = new Vote(text, SignatureLine.sign(text.text(), name, key));
        return new PeerMessage.Standing(
                0, Optional.empty(), System.currentTimeMillis(), Optional.of(vote.note()), 0, 0);
    }

    private ChainNode open(Path home) throws IOException {
        return ChainNode.open(new Settings(home, ORIGIN, false));
    }

    @Test
    @Tag("show-four-2")
    void whoSignsTwoRootsForOneSizeIsShownWithBothAndTheOthersGoOnUntilOneIsMissing() throws Exception {
        List<Path> homes =
                Stream.of("v1", "v2", "v3", "v4").map(folder::resolve).toList();
        Genesis genesis = NewNetwork.create(homes, ORIGIN, 1);
        Vkey liarKey = genesis.validators().get(1);
        SecretKey secret = SeedFile.read(homes.get(1).resolve("chain/keys/vote.seed"));
        try (ChainNode one = open(homes.get(0));
                ChainNode three = open(homes.get(2));
                LoneServer server = new LoneServer(new ReadInterface(one.node()), 0);
                SocketPeers liar = new SocketPeers(
                        Network.read(homes.get(1).resolve("chain")).peers(genesis.chainId(), Optional.empty()))) {
            String honest = genesis.validators().get(0).name();
            try (ChainNode four = open(homes.get(3))) {
                assertThat(four.node().genesis().chainId()).isEqualTo(genesis.chainId());
                Four.await("a block of three", () -> network(server).whole("height") > 0);
                liar.send(honest, voting("one root", liarKey.name(), secret));
                Four.await("the liar is heard", () -> heard(network(server), 1));
                assertThat(objects(network(server), "evidence")).isEmpty();
                liar.send(honest, voting("another root", liarKey.name(), secret));
                Four.await(
                        "evidence", () -> !objects(network(server), "evidence").isEmpty());

                JsonObject lie = objects(network(server), "evidence").get(0);
                assertThat(lie.text("validator")).isEqualTo(liarKey.name());
                assertThat(lie.whole("size")).isEqualTo(SIZE);
                // what is shown convinces somebody who trusts neither node nor liar
                Vkey shown = Vkey.parse(lie.text("vkey")).orElseThrow();
                assertThat(shown).isEqualTo(liarKey);
                Certificate first = Certificate.parse(lie.text("first")).orElseThrow();
                Certificate second = Certificate.parse(lie.text("second")).orElseThrow();
                ValidatorSet set = new ValidatorSet(List.of(shown));
                assertThat(first.signers(set)).containsExactly(liarKey.name());
                assertThat(second.signers(set)).containsExactly(liarKey.name());
                assertThat(first.checkpoint().size())
                        .isEqualTo(second.checkpoint().size());
                assertThat(first.checkpoint().root())
                        .isNotEqualTo(second.checkpoint().root());

                long height = network(server).whole("height");
                Four.await("the three go on", () -> network(server).whole("height") > height);
                assertThat(heard(network(server), 3)).isTrue();
            }
            Four.await("the stopped one is not heard", () -> !heard(network(server), 3));
            Four.await(
                    "the standstill is told",
                    () -> network(server)
                            .optionalText("standstill")
                            .equals(Optional.of("2 of 4 validators can be reached, 3 are needed")));
            assertThat(heard(network(server), 2)).isTrue();
            assertThat(three.node().head().doubt()).isEmpty();
        }
        // who lied once may never do so again: the proof outlives the process that saw it
        try (ChainNode again = open(homes.get(0))) {
            assertThat(again.node().equivocations())
                    .singleElement()
                    .satisfies(lie -> assertThat(lie.vkey()).isEqualTo(liarKey));
        }
    }
}
