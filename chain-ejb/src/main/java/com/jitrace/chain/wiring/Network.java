package com.jitrace.chain.wiring;

import com.jitrace.chain.adapter.peer.SocketPeers;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.tls.MutualTls;
import com.jitrace.chain.tls.NodeCertificate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the validators of a chain are: {@code network.json} beside the genesis, {@code {"nodes":[{"cert"?,"host"?,"name","order","peer"}],"self"}}.
 * Without host on the loopback address. With cert (DER in base64) nodes talk by mutual TLS: all of them have one, or none; whoever is elsewhere must.
 * Without such a file a node is alone.
 *
 * @param self name of this node in the validator set
 */
record Network(String self, List<Place> nodes) {
    private static final String FILE = "network.json";
    private static final int PORT_MAX = 65_535;

    /**
     * @param host name or address; its own one a node listens at
     * @param order port on which Raft listens
     * @param peer port on which votes and batches arrive
     */
    record Place(String name, String host, int order, int peer, Optional<X509Certificate> certificate) {
        private static final String LOOPBACK = "127.0.0.1";

        /** On this machine, in plain. */
        Place(String name, int order, int peer) {
            this(name, LOOPBACK, order, peer, Optional.empty());
        }

        private boolean isElsewhere() {
            InetSocketAddress address = new InetSocketAddress(host, peer);
            return address.isUnresolved() || !address.getAddress().isLoopbackAddress();
        }

        Place {
            if (!host.matches("[A-Za-z0-9.-]{1,253}")) {
                throw new IllegalArgumentException(name + " has no host: " + host);
            }
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
        boolean any = nodes.stream().anyMatch(n -> n.certificate().isPresent());
        for (Place node : nodes) {
            if (node.certificate().isEmpty() && (any || node.isElsewhere())) {
                throw new IllegalArgumentException(
                        node.name() + " at " + node.host()
                                + " has no certificate: nodes on other machines need one (chain.jar certificate), and then all do");
            }
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
                            place.optionalText("host").orElse(Place.LOOPBACK),
                            Math.toIntExact(place.whole("order")),
                            Math.toIntExact(place.whole("peer")),
                            place.optionalText("cert").map(NodeCertificate::parse)));
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
                                        .withText("cert", n.certificate().map(NodeCertificate::text))
                                        .withText("host", Optional.of(n.host()).filter(h -> !h.equals(Place.LOOPBACK)))
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

    /** Where everybody's Raft listens: host:port, by name. */
    Map<String, String> orderAddresses() {
        Map<String, String> addresses = new TreeMap<>();
        nodes.forEach(n -> addresses.put(n.name(), n.host() + ":" + n.order()));
        return addresses;
    }

    Map<String, X509Certificate> certificates() {
        Map<String, X509Certificate> certificates = new TreeMap<>();
        nodes.forEach(n -> n.certificate().ifPresent(c -> certificates.put(n.name(), c)));
        return certificates;
    }

    Place here() {
        return nodes.stream().filter(n -> n.name().equals(self)).findFirst().orElseThrow();
    }

    Map<String, InetSocketAddress> others() {
        Map<String, InetSocketAddress> others = new TreeMap<>();
        nodes.stream()
                .filter(n -> !n.name().equals(self))
                .forEach(n -> others.put(n.name(), new InetSocketAddress(n.host(), n.peer())));
        return others;
    }

    SocketPeers.Settings peers(String chainId, Optional<MutualTls> tls) {
        return new SocketPeers.Settings(
                self, chainId, new InetSocketAddress(here().host(), here().peer()), others(), tls);
    }
}
