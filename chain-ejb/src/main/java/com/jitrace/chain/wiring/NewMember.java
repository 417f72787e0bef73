package com.jitrace.chain.wiring;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes the folder of one more node of a network, and new vote keys. Neither makes a validator: that do the operators, by a governance entry with the
 * key that is printed here.
 */
public final class NewMember {
    private NewMember() {}

    /**
     * @param order port on which its Raft listens
     * @param peer port on which it hears votes and batches
     */
    public record Joined(Vkey vkey, int order, int peer) {}

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
        Network.Place place = new Network.Place(name, ports.get(0), ports.get(1));
        known.with(place).as(name).write(folder);
        Durable.write(folder.resolve("genesis.json.next"), genesis.canonical(), folder.resolve("genesis.json"));
        return new Joined(new Vkey(name, vote.publicKey()), place.order(), place.peer());
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

    /** Tells a node where another one is; it need not be stopped for it. */
    public static void tell(Path home, String name, int order, int peer) throws IOException {
        Path folder = home.resolve("chain");
        Network.read(folder).with(new Network.Place(name, order, peer)).write(folder);
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
