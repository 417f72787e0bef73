package com.jitrace.chain.wiring;

import com.jitrace.chain.adapter.peer.SocketPeers;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the validators of a chain are: {@code network.json} beside the genesis, {@code {"nodes":[{"name","order","peer"}],"self"}}; ports on the
 * loopback address. Without such a file a node is alone.
 *
 * @param self name of this node in the validator set
 */
record Network(String self, List<Place> nodes) {
    private static final String FILE = "network.json";
    private static final int PORT_MAX = 65_535;

    /**
     * @param order port on which Raft listens
     * @param peer port on which votes and batches arrive
     */
    record Place(String name, int order, int peer) {
        Place {
            if (order < 1 || order > PORT_MAX || peer < 1 || peer > PORT_MAX || order == peer) {
                throw new IllegalArgumentException(name + " has no two ports: " + order + " and " + peer);
            }
        }
    }

    Network {
        nodes = List.copyOf(nodes);
        if (nodes.stream().noneMatch(n -> n.name().equals(self))) {
            throw new IllegalArgumentException(self + " is none of the nodes of its network");
        }
    }

    static boolean exists(Path chainFolder) {
        return Files.exists(chainFolder.resolve(FILE));
    }

    static Network read(Path chainFolder) throws IOException {
        Path file = chainFolder.resolve(FILE);
        try {
            JsonObject object = JsonObject.parse(Files.readAllBytes(file));
            List<Place> places = new ArrayList<>();
            if (object.get("nodes").orElseThrow() instanceof Json.Array nodes) {
                for (Json node : nodes.values()) {
                    JsonObject place = (JsonObject) node;
                    places.add(new Place(
                            place.text("name"),
                            Math.toIntExact(place.whole("order")),
                            Math.toIntExact(place.whole("peer"))));
                }
            }
            return new Network(object.text("self"), places);
        } catch (RuntimeException e) {
            throw new IOException(file + " is no description of a network: " + e.getMessage(), e);
        }
    }

    void write(Path chainFolder) throws IOException {
        JsonObject object = JsonObject.EMPTY
                .with(
                        "nodes",
                        new Json.Array(nodes.stream()
                                .<Json>map(n -> JsonObject.EMPTY
                                        .with("name", n.name())
                                        .with("order", n.order())
                                        .with("peer", n.peer()))
                                .toList()))
                .with("self", self);
        Durable.write(chainFolder.resolve(FILE + ".next"), object.canonical(), chainFolder.resolve(FILE));
    }

    /** The same network as another node of it sees it. */
    Network as(String name) {
        return new Network(name, nodes);
    }

    /** The same with this node there, or somewhere else than before. */
    Network with(Place place) {
        List<Place> more = new ArrayList<>(without(place.name()).nodes());
        more.add(place);
        return new Network(self, more);
    }

    /** The same without a node that is another one. */
    Network without(String name) {
        return new Network(
                self,
                nodes.stream()
                        .filter(n -> n.name().equals(self) || !n.name().equals(name))
                        .toList());
    }

    Map<String, Integer> orderPorts() {
        Map<String, Integer> ports = new TreeMap<>();
        nodes.forEach(n -> ports.put(n.name(), n.order()));
        return ports;
    }

    SocketPeers.Settings peers(String chainId) {
        Map<String, InetSocketAddress> others = new TreeMap<>();
        InetSocketAddress here = SocketPeers.loopback(0);
        for (Place node : nodes) {
            if (node.name().equals(self)) {
                here = SocketPeers.loopback(node.peer());
            } else {
                others.put(node.name(), SocketPeers.loopback(node.peer()));
            }
        }
        return new SocketPeers.Settings(self, chainId, here, others);
    }
}
