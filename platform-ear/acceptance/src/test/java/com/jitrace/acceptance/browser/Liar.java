package com.jitrace.acceptance.browser;

import com.jitrace.chain.adapter.peer.SocketPeers;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.validator.Vote;
import com.jitrace.chain.wiring.SeedFile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Somebody who has a validator's key and signs whatever he likes with it. */
final class Liar implements AutoCloseable {
    /** Far above what a chain reaches in a test: his votes certify nothing. */
    static final long SIZE = 1_000_000;

    private final String name;
    private final String first;
    private final String origin;
    private final SecretKey key;
    private final SocketPeers peers;

    /** @param home of the validator that is down and whose key he has */
    Liar(Path home) throws IOException {
        Path chain = home.resolve("chain");
        JsonObject network = JsonObject.parse(Files.readAllBytes(chain.resolve("network.json")));
        Genesis genesis = Genesis.parse(Files.readAllBytes(chain.resolve("genesis.json")));
        Map<String, InetSocketAddress> places = new TreeMap<>();
        for (Json node : ((Json.Array) network.get("nodes").orElseThrow()).values()) {
            JsonObject place = (JsonObject) node;
            places.put(place.text("name"), SocketPeers.loopback(Math.toIntExact(place.whole("peer"))));
        }
        name = network.text("self");
        first = genesis.validators().get(0).name();
        origin = genesis.origin();
        key = SeedFile.read(chain.resolve("keys/vote.seed"));
        InetSocketAddress here = Optional.ofNullable(places.remove(name)).orElseThrow();
        peers = new SocketPeers(new SocketPeers.Settings(name, genesis.chainId(), here, places, Optional.empty()));
    }

    String name() {
        return name;
    }

    /** Tells the application's validator that he votes for this root. */
    void voteFor(String root) {
        CheckpointText text = new CheckpointText(origin, SIZE, Hash.over(root.getBytes(StandardCharsets.UTF_8)));
        Vote vote = new Vote(text, SignatureLine.sign(text.text(), name, key));
        peers.send(
                first,
                new PeerMessage.Standing(
                        0, Optional.empty(), System.currentTimeMillis(), Optional.of(vote.note()), 0, 0));
    }

    @Override
    public void close() {
        peers.close();
    }
}
