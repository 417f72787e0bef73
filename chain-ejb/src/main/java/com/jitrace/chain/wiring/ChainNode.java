package com.jitrace.chain.wiring;

import com.jitrace.chain.adapter.peer.SocketPeers;
import com.jitrace.chain.adapter.ratis.RatisOrdering;
import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.adapter.segment.EvidenceFolder;
import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.node.Identity;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.node.Peers;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.tls.MutualTls;
import com.jitrace.chain.tls.NodeCertificate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens the node of a data folder, creating a one-validator chain if there is none and the settings allow it. */
public final class ChainNode implements AutoCloseable {
    /** Operators of a chain created here are op1, op2, …; their seeds are {@code operators/op1.seed}, … */
    private static final String OPERATOR = "op";

    /** What Raft calls a node that has no others. */
    private static final String ALONE = "v1";

    private static final String RATIS = "ratis";

    private final Node node;
    private final Optional<Neighbours> neighbours;
    private final FileChannel lock;

    private ChainNode(Node node, Optional<Neighbours> neighbours, FileChannel lock) {
        this.node = node;
        this.neighbours = neighbours;
        this.lock = lock;
    }

    public static ChainNode open(Settings settings) throws IOException {
        return open(settings, Clock.systemUTC());
    }

    /** @param clock what the node takes for the time; a wrong one makes it useless to the others, not dangerous */
    public static ChainNode open(Settings settings, InstantSource clock) throws IOException {
        Path folder = Files.createDirectories(settings.chainFolder());
        FileChannel lock = new ChainFolder(folder).lock();
        try {
            return start(settings, folder, lock, clock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static ChainNode start(Settings settings, Path folder, FileChannel lock, InstantSource clock)
            throws IOException {
        ChainFolder own = new ChainFolder(folder);
        Genesis genesis = genesis(settings, folder, own.voteKey());
        Epochs epochs = own.epochs(genesis);
        Identity identity = own.identity(genesis, epochs);
        Optional<Network> network = Network.exists(folder) ? Optional.of(Network.read(folder)) : Optional.empty();
        Optional<MutualTls> tls = tls(own, network);
        RatisOrdering ordering = new RatisOrdering(new RatisOrdering.Settings(
                // a start recovers every group that it finds in its folder: every epoch has one of its own
                folder.resolve(epochs.documents().isEmpty() ? RATIS : RATIS + "-" + epochs.present(genesis)),
                genesis.chainId(),
                epochs.present(genesis),
                network.isPresent() ? identity.name() : ALONE,
                network.isPresent()
                        ? network.get().orderAddresses()
                        : // a single peer talks to nobody, but Ratis wants a port
                        Map.of(ALONE, "127.0.0.1:" + NewNetwork.freePorts(1).get(0)),
                network.isPresent() ? founders(genesis, epochs).names() : Set.of(ALONE),
                tls));
        Peers peers = Peers.none();
        Optional<Neighbours> neighbours = Optional.empty();
        if (network.isPresent()) {
            SocketPeers sockets = new SocketPeers(network.get().peers(genesis.chainId(), tls));
            peers = sockets;
            neighbours = Optional.of(new Neighbours(folder, network.get(), tls, sockets, ordering));
        }
        SegmentBlocks blocks = SegmentBlocks.open(folder, genesis.chainId());
        RocksState state = RocksState.open(folder.resolve("state"));
        Node node = Node.start(new Node.Parts(
                genesis,
                identity,
                blocks,
                state,
                ordering,
                peers,
                clock,
                epochs,
                new EvidenceFolder(folder.resolve("evidence"))));
        neighbours.ifPresent(Neighbours::watch);
        return new ChainNode(node, neighbours, lock);
    }

    /** With the certificates of its network, if that has some; its own must be the one that the others know. */
    private static Optional<MutualTls> tls(ChainFolder own, Optional<Network> network) throws IOException {
        if (network.isEmpty() || network.get().certificates().isEmpty()) {
            return Optional.empty();
        }
        NodeCertificate certificate = own.certificate()
                .orElseThrow(() -> new IOException(
                        "this network talks by TLS, and this node has no certificate: chain.jar certificate <home>"));
        Optional<X509Certificate> known = network.get().here().certificate();
        if (!known.equals(Optional.of(certificate.certificate()))) {
            throw new IOException("network.json names another certificate of "
                    + network.get().self() + " than the one in keys/tls.pem, "
                    + NodeCertificate.fingerprint(certificate.certificate()));
        }
        return Optional.of(new MutualTls(certificate, network.get().certificates()));
    }

    /** Whose Raft group the present epoch began with. */
    private static ValidatorSet founders(Genesis genesis, Epochs epochs) {
        int count = epochs.documents().size();
        return count == 0
                ? genesis.validatorSet()
                : epochs.documents().get(count - 1).set();
    }

    private static Genesis genesis(Settings settings, Path folder, SecretKey voteKey) throws IOException {
        Path file = folder.resolve("genesis.json");
        if (Files.exists(file)) {
            return Genesis.parse(Files.readAllBytes(file));
        }
        if (!settings.create()) {
            throw new IOException("no chain in " + folder + ", and creating one is not allowed");
        }
        List<Genesis.Operator> operators = new ArrayList<>();
        for (int i = 1; i <= settings.operators(); i++) {
            SecretKey key = SeedFile.readOrCreate(settings.operatorsFolder().resolve(OPERATOR + i + ".seed"));
            operators.add(new Genesis.Operator(OPERATOR + i, key.publicKey()));
        }
        Genesis genesis = new Genesis(
                0,
                settings.origin(),
                operators,
                operators.size() / 2 + 1,
                new ValidatorSet(List.of(new Vkey("v1." + settings.origin(), voteKey.publicKey()))));
        Durable.write(folder.resolve("genesis.json.next"), genesis.canonical(), file);
        return genesis;
    }

    public Node node() {
        return node;
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            neighbours.ifPresent(Neighbours::close);
            node.close();
        }
    }
}
