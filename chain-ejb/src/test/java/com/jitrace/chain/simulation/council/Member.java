package com.jitrace.chain.simulation.council;

import com.jitrace.chain.adapter.segment.PowerCut;
import com.jitrace.chain.adapter.segment.SimulatedDisk;
import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.Archive;
import com.jitrace.chain.node.Blocks;
import com.jitrace.chain.node.EvidenceStore;
import com.jitrace.chain.node.Identity;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.node.Ordering;
import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.node.Peers;
import com.jitrace.chain.node.Reporting;
import com.jitrace.chain.node.SteppedNode;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.simulation.SimulatedState;
import com.jitrace.chain.validator.Vote;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** A real node on a simulated machine, clock, network and order. */
final class Member implements Ordering, Peers, InstantSource {
    private static final Map<String, SecretKey> KEYS = new ConcurrentHashMap<>();

    /** What all members share. */
    record Shared(
            Genesis genesis,
            List<String> names,
            RandomGenerator chance,
            Logs logs,
            Wires wires,
            Record record,
            Now now) {}

    private static final boolean TOLD = Boolean.getBoolean("council.told");

    /** One line of the story of a life, with -Dcouncil.told=true. */
    void tell(String what) {
        if (TOLD) {
            System.out.println(shared.now().millis - World.START + " " + name + " " + what);
        }
    }

    /** The true time. */
    static final class Now {
        long millis = World.START;
    }

    final String name;
    final SimulatedDisk disk;
    final SimulatedState state = new SimulatedState();
    final Shared shared;
    final Optional<Liar> liar;
    long skew;
    private Optional<SteppedNode> node = Optional.empty();
    private Consumer consumer = body -> Taking.DONE;
    private Listener listener = (from, message) -> {};
    private final List<EpochDocument> documents = new ArrayList<>();
    private long reports;
    private int applied;
    private boolean honestOrder;
    private boolean wiped;

    Member(String name, Shared shared, boolean lies) {
        this.name = name;
        this.shared = shared;
        this.disk = new SimulatedDisk(shared.chance());
        this.liar = lies ? Optional.of(new Liar(this)) : Optional.empty();
    }

    /** A name's vote keys in the order of their use: each is on the disk before the operators name it. */
    static List<SecretKey> voteKeys(String name) {
        return List.of(key(name), key(name + " second"), key(name + " third"));
    }

    /** The key that a name uses after so many settlements. */
    static SecretKey epochKey(String name, long epoch) {
        return key(name + " epoch " + epoch);
    }

    /** All of them: those of a later epoch are there as soon as it is reported from. */
    Identity identity() {
        List<SecretKey> keys = new ArrayList<>(voteKeys(name));
        for (long epoch = 1; epoch <= documents.size(); epoch++) {
            keys.add(epochKey(name, epoch));
        }
        return new Identity(name, keys, key("receipt " + name));
    }

    Epochs epochs() {
        return Epochs.of(shared.genesis(), documents);
    }

    /** How many settlements this member knows of. */
    long epoch() {
        return documents.size();
    }

    /** The order of the epoch that it knows. */
    Log log() {
        return shared.logs().of(epoch());
    }

    /** Height of the last certified block on its disk. */
    long certified() {
        return disk.blocks(shared.genesis().chainId()).certified();
    }

    /** Whether the blocks that it has took it out of the validators. */
    boolean outside() {
        return shared.record().setAt(certified() + 1).named(name).isEmpty()
                && shared.record().setAt(certified()).named(name).isPresent();
    }

    /** Whether it reported, and its operator has not installed the document yet: it is in doubt for that. */
    boolean closed() {
        return reports > epoch();
    }

    /** What a stopped member has. */
    Archive archive() {
        return new Archive(
                shared.genesis(),
                epochs(),
                identity(),
                disk.blocks(shared.genesis().chainId()),
                state);
    }

    /** The operator stops it and has it report; empty if its disk fails over it, or it cannot yet. */
    Optional<Reporting.Reported> report() {
        crash(shared.chance().nextBoolean());
        try {
            Vkey next = new Vkey(name, epochKey(name, epoch() + 1).publicKey());
            Reporting.Result result = Reporting.report(archive(), next);
            if (result instanceof Reporting.Reported reported) {
                reports = epoch() + 1;
                reported.report()
                        .vote()
                        .flatMap(Vote::parse)
                        .ifPresent(v -> shared.record().signed(name, v));
                shared.record().reported(name, epoch());
                tell("reports " + reported.report().json());
                return Optional.of(reported);
            }
            tell("cannot report: " + ((Reporting.Refused) result).why());
        } catch (PowerCut | IOException e) {
            tell("fails to report");
        }
        crash(true);
        return Optional.empty();
    }

    /** The operator stops it and installs a document; the order of that epoch begins with nothing. */
    void install(EpochDocument document) {
        crash(shared.chance().nextBoolean());
        documents.add(document);
        applied = 0;
        tell("has the document of epoch " + document.epoch());
    }

    static SecretKey key(String name) {
        return KEYS.computeIfAbsent(name, World::key);
    }

    Optional<SteppedNode> node() {
        return node;
    }

    ChainGateway gateway() {
        return node.orElseThrow().gateway();
    }

    boolean up() {
        return node.isPresent();
    }

    /** Proposals are ordered at once from now on. */
    void behave() {
        honestOrder = true;
    }

    /** Starts the node; false if the machine stops meanwhile, or the node is in doubt because its disk fails. */
    boolean boot() throws IOException {
        if (wiped) {
            return false;
        }
        Blocks blocks = liar.isPresent()
                ? disk.blocks(shared.genesis().chainId())
                : new RecordedBlocks(disk.blocks(shared.genesis().chainId()), shared.record());
        try {
            node = Optional.of(SteppedNode.start(new Node.Parts(
                    shared.genesis(), identity(), blocks, state, this, this, this, epochs(), EvidenceStore.memory())));
            return true;
        } catch (PowerCut e) {
            crash(true);
            return false;
        }
    }

    /** The process is gone, and perhaps the machine's memory with it. */
    void crash(boolean powerCut) {
        tell("crashes, power cut " + powerCut);
        disk.stop();
        node = Optional.empty();
        consumer = body -> Taking.DONE;
        listener = (from, message) -> {};
        disk.start(powerCut);
        state.crash(shared.chance());
        // Raft applies again from its last snapshot on
        applied = Math.max(0, applied - shared.chance().nextInt(6));
    }

    /** The disk is gone for ever, and with it the memory of what this name signed: it never comes back. */
    void wipe() {
        crash(true);
        wiped = true;
        tell("lost its disk");
    }

    boolean wiped() {
        return wiped;
    }

    /** Does what is due; the machine may stop over it. */
    void act(Runnable work) {
        try {
            work.run();
        } catch (PowerCut e) {
            crash(shared.chance().nextBoolean());
        }
    }

    void step() {
        node.ifPresent(n -> act(n::step));
    }

    void apply() {
        act(() -> {
            while (node.isPresent()
                    && applied < log().size()
                    && consumer.ordered(log().body(applied, name)) == Taking.DONE) {
                tell("took " + applied + ": " + told(log().body(applied, name)) + ", head "
                        + node.map(n -> n.gateway().head().toString()).orElse("-"));
                applied++;
            }
        });
    }

    /** Raft sent a snapshot in place of what this member has not applied. */
    void skipAhead() {
        applied = log().size();
        tell("skips to " + applied);
    }

    int applied() {
        return applied;
    }

    void hear(String from, PeerMessage message) {
        act(() -> listener.heard(from, message));
    }

    private static String told(byte[] body) {
        return "height " + BlockBody.height(body) + " " + Hash.over(body).hex().substring(0, 6);
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(shared.now().millis + skew);
    }

    @Override
    public void start(Consumer to) {
        consumer = to;
    }

    @Override
    public boolean leads() {
        return log().leader().equals(Optional.of(name));
    }

    @Override
    public long term() {
        return log().term();
    }

    @Override
    public Optional<String> leader() {
        return log().leader();
    }

    @Override
    public void handOver(List<String> heard) {
        log().elect(Optional.empty());
    }

    @Override
    public CompletableFuture<Boolean> propose(byte[] body) {
        if (liar.isPresent()) {
            liar.get().propose(body);
            return CompletableFuture.completedFuture(true);
        }
        tell("proposes " + told(body) + " as " + log().size());
        int mood = honestOrder ? 99 : shared.chance().nextInt(12);
        if (mood == 0) {
            return CompletableFuture.completedFuture(false);
        }
        log().add(body);
        if (mood == 1) {
            log().add(body);
        }
        // Raft answers a leader when it has applied the entry itself
        apply();
        return mood == 2
                ? CompletableFuture.failedFuture(new IOException("the answer was lost"))
                : CompletableFuture.completedFuture(true);
    }

    @Override
    public void start(Listener to) {
        listener = to;
    }

    @Override
    public List<String> names() {
        return shared.names().stream().filter(n -> !n.equals(name)).toList();
    }

    @Override
    public void send(String to, PeerMessage message) {
        if (liar.isPresent()) {
            liar.get().twisted(to, message).ifPresent(m -> shared.wires().post(name, to, m));
            return;
        }
        if (message instanceof PeerMessage.Standing standing) {
            standing.vote()
                    .flatMap(Vote::parse)
                    .ifPresent(vote -> shared.record().signed(name, vote));
        }
        shared.wires().post(name, to, message);
    }

    @Override
    public void close() {
        // the simulation owns everything
    }
}
