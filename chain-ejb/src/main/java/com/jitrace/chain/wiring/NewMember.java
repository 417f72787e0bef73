package com.jitrace.chain.wiring;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.tls.NodeCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the folder of one more node of a network, and new vote keys. Neither makes a validator: that do the operators, by a governance entry with the
 * key that is printed here.
 */
public final class NewMember {
    private static final String LOOPBACK = "127.0.0.1";

    private NewMember() {}

    /**
     * @param order port on which its Raft listens
     * @param peer port on which it hears votes and batches
     * @param certificate what the others must know of it, if this network has certificates: DER in base64
     */
    public record Joined(Vkey vkey, int order, int peer, Optional<String> certificate) {}

    /** A new node under a name that nobody in this network has, with a key of its own and the genesis of the chain. */
    public static Joined join(Path home, Path memberHome) throws IOException {
        Path folder = home.resolve("chain");
        if (Files.exists(folder.resolve("genesis.json"))) {
            throw new IOException("there is a chain in " + folder + " already");
        }
        Path member = memberHome.resolve("chain");
        Genesis genesis = Genesis.parse(Files.readAllBytes(member.resolve("genesis.json")));
        Network known = Network.read(member);
        int number = genesis.validators().size() + 1;
        while (known.orderPorts().containsKey(name(number, genesis))) {
            number++;
        }
        String name = name(number, genesis);
        SecretKey vote = SeedFile.readOrCreate(VoteKeys.first(folder));
        List<Integer> ports = NewNetwork.freePorts(2);
        Network.Place place = new Network.Place(
                name,
                LOOPBACK,
                ports.get(0),
                ports.get(1),
                known.certificates().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new ChainFolder(folder).certificate(name).certificate()));
        known.with(place).as(name).write(folder);
        Durable.write(folder.resolve("genesis.json.next"), genesis.canonical(), folder.resolve("genesis.json"));
        return new Joined(
                new Vkey(name, vote.publicKey()),
                place.order(),
                place.peer(),
                place.certificate().map(NodeCertificate::text));
    }

    private static String name(int number, Genesis genesis) {
        return "v" + number + "." + genesis.origin();
    }

    /** What the node of this chain folder calls itself among the others; none if it is alone. */
    public static Optional<String> nameIn(Path chainFolder) throws IOException {
        return Network.exists(chainFolder)
                ? Optional.of(Network.read(chainFolder).self())
                : Optional.empty();
    }

    /** Tells a node where another one is on the same machine, which needs no certificate; it need not be stopped for it. */
    public static void tell(Path home, String name, int order, int peer) throws IOException {
        tell(home, name, LOOPBACK, order, peer, Optional.empty());
    }

    /**
     * Tells a node where another one is; it need not be stopped for it.
     *
     * @param certificate DER in base64; what is known already stays if there is none
     * @throws IllegalArgumentException if it is no certificate, or the network would have some nodes with one and some without
     */
    public static void tell(Path home, String name, String host, int order, int peer, Optional<String> certificate)
            throws IOException {
        Path folder = home.resolve("chain");
        Network known = Network.read(folder);
        known.with(new Network.Place(
                        name,
                        host,
                        order,
                        peer,
                        certificate
                                .map(NodeCertificate::parse)
                                .or(() ->
                                        Optional.ofNullable(known.certificates().get(name)))))
                .write(folder);
    }

    /** Makes the certificate that a node shows the others, if it has none; what they must know: DER in base64. */
    public static String certificate(Path home) throws IOException {
        Path folder = home.resolve("chain");
        return new ChainFolder(folder).certificate(Network.read(folder).self()).text();
    }

    /**
     * Writes down certificates of several nodes at once: a network has them all, or none. The node must be stopped.
     *
     * @param certificates by name, DER in base64
     */
    public static void secure(Path home, Map<String, String> certificates) throws IOException {
        Path folder = home.resolve("chain");
        Network known = Network.read(folder);
        new Network(
                        known.self(),
                        known.nodes().stream()
                                .map(n -> new Network.Place(
                                        n.name(),
                                        n.host(),
                                        n.order(),
                                        n.peer(),
                                        Optional.ofNullable(certificates.get(n.name()))
                                                .map(NodeCertificate::parse)
                                                .or(n::certificate)))
                                .toList())
                .write(folder);
    }

    /** Tells a node that another one will not come back. */
    public static void forget(Path home, String name) throws IOException {
        Path folder = home.resolve("chain");
        Network known = Network.read(folder);
        if (name.equals(known.self())) {
            throw new IOException("a node does not forget itself: " + name);
        } else if (!known.orderPorts().containsKey(name)) {
            throw new IOException("no node is called " + name + " in " + folder + ", only "
                    + known.orderPorts().keySet());
        }
        known.without(name).write(folder);
    }

    /** One more vote key for a node; from its next start on it votes with it as soon as the validator set names it. */
    public static Vkey nextKey(Path home) throws IOException {
        Path folder = home.resolve("chain");
        String name = Network.read(folder).self();
        return new Vkey(name, VoteKeys.addTo(folder).publicKey());
    }
}
