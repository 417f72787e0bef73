package com.jitrace.chain.wiring;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Makes the folders of a new network of validators on one machine: for trying out and for tests. In a real one every owner makes the own keys and
 * only the public ones meet in the genesis.
 */
public final class NewNetwork {
    private static final int PORTS_FROM = 20_000;
    private static final int PORTS_TO = 32_000;

    private NewNetwork() {}

    /**
     * The first node's genesis is written last: it is there exactly if the network is whole. What was cut off before is made again, with the same
     * keys and so with the same genesis.
     *
     * @param homes of the nodes, in the order of the validator set; the first one also gets the operators' seeds
     * @param operators how many; more than half of them must sign
     */
    public static Genesis create(List<Path> homes, String origin, int operators) throws IOException {
        List<Genesis.Operator> keys = new ArrayList<>();
        for (int i = 1; i <= operators; i++) {
            SecretKey key =
                    SeedFile.readOrCreate(homes.get(0).resolve("operators").resolve("op" + i + ".seed"));
            keys.add(new Genesis.Operator("op" + i, key.publicKey()));
        }
        List<Vkey> validators = new ArrayList<>();
        for (int i = 0; i < homes.size(); i++) {
            Path folder = homes.get(i).resolve("chain");
            SecretKey vote = SeedFile.readOrCreate(VoteKeys.first(folder));
            validators.add(new Vkey("v" + (i + 1) + "." + origin, vote.publicKey()));
        }
        Genesis genesis = new Genesis(0, origin, keys, operators / 2 + 1, new ValidatorSet(validators));
        refuseOthers(homes, genesis);
        List<Integer> ports = freePorts(2 * homes.size());
        List<Network.Place> places = new ArrayList<>();
        for (int i = 0; i < homes.size(); i++) {
            places.add(new Network.Place(validators.get(i).name(), ports.get(2 * i), ports.get(2 * i + 1)));
        }
        for (int i = homes.size() - 1; i >= 0; i--) {
            Path folder = homes.get(i).resolve("chain");
            new Network(validators.get(i).name(), places).write(folder);
            Durable.write(folder.resolve("genesis.json.next"), genesis.canonical(), folder.resolve("genesis.json"));
        }
        return genesis;
    }

    /** Nothing that exists is changed: neither a whole network nor the folder of another chain. */
    private static void refuseOthers(List<Path> homes, Genesis genesis) throws IOException {
        for (Path home : homes) {
            Path file = home.resolve("chain").resolve("genesis.json");
            if (Files.exists(file)
                    && (home.equals(homes.get(0)) || !Arrays.equals(Files.readAllBytes(file), genesis.canonical()))) {
                throw new IOException(
                        "there is a chain in " + file.resolveSibling("").normalize() + " already");
            }
        }
    }

    /**
     * Free when asked, each another one, and below those that a system gives to outgoing connections: a peer that is dialled while it is away
     * would otherwise find its port taken by somebody's end of a connection.
     */
    static List<Integer> freePorts(int count) throws IOException {
        Random chance = new Random();
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int tries = 0; open.size() < count; tries++) {
                int port = PORTS_FROM + chance.nextInt(PORTS_TO - PORTS_FROM);
                try {
                    open.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
                } catch (BindException e) {
                    if (tries > PORTS_TO - PORTS_FROM) {
                        throw e;
                    }
                }
            }
            return open.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : open) {
                socket.close();
            }
        }
    }
}
