package com.jitrace.chain.adapter.ratis;

import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.Ordering;
import com.jitrace.chain.tls.MutualTls;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.conf.RaftProperties;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.apache.ratis.proto.RaftProtos.RaftPeerRole;
import org.apache.ratis.protocol.ClientId;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftClientReply;
import org.apache.ratis.protocol.RaftClientRequest;
import org.apache.ratis.protocol.RaftGroup;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.protocol.RaftPeer;
import org.apache.ratis.protocol.RaftPeerId;
import org.apache.ratis.protocol.SetConfigurationRequest;
import org.apache.ratis.protocol.TransferLeadershipRequest;
import org.apache.ratis.server.RaftConfiguration;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.RaftServerConfigKeys;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.thirdparty.com.google.protobuf.ByteString;
import org.apache.ratis.thirdparty.com.google.protobuf.UnsafeByteOperations;
import org.apache.ratis.util.SizeInBytes;
import org.apache.ratis.util.TimeDuration;

/** One Raft group per chain and epoch; a log entry is one proposed block body. */
public final class RatisOrdering implements Ordering {
    private static final System.Logger LOG = System.getLogger(RatisOrdering.class.getName());
    /**
     * Between two notes of how far this node got. What lies before one is needed no more, but Ratis lets go of its log only file by file and by no
     * fewer than 1,024 entries ({@code raft.server.log.purge.gap}): that much more is read again at a start.
     */
    private static final int SNAPSHOT_ENTRIES = 100;

    private static final long HAND_OVER_MILLIS_MAX = 5_000;
    /** A newcomer that does not catch up in this time is tried again later. */
    private static final int JOIN_SECONDS_MAX = 10;

    private static final String LOG_FILE = "16MB";

    /** Ratis tells hundreds of settings at every start; held here, because a logger nobody holds forgets its level. */
    private static final Logger RATIS_LOG = Logger.getLogger("org.apache.ratis");

    static {
        if (RATIS_LOG.getLevel() == null) {
            RATIS_LOG.setLevel(java.util.logging.Level.WARNING);
        }
    }

    /**
     * @param folder for Raft's own files
     * @param chainId 64 hex digits
     * @param peer name of this validator in the group
     * @param addresses of every node, this one too, by name: host:port
     * @param founders who orders from the beginning; whoever is none of them waits to be taken in
     * @param tls how nodes show each other who they are; without it all of them are on the loopback address
     */
    public record Settings(
            Path folder,
            String chainId,
            long epoch,
            String peer,
            Map<String, String> addresses,
            Set<String> founders,
            Optional<MutualTls> tls) {
        public Settings {
            addresses = new TreeMap<>(addresses);
            founders = Set.copyOf(founders);
            if (!addresses.containsKey(peer)) {
                throw new IllegalArgumentException(peer + " has no address among " + addresses);
            }
        }

        private String address() {
            return addresses.getOrDefault(peer, "");
        }

        String host() {
            return address().substring(0, address().lastIndexOf(':'));
        }

        int port() {
            return Integer.parseInt(address().substring(address().lastIndexOf(':') + 1));
        }

        boolean alone() {
            return addresses.size() == 1;
        }
    }

    private final Settings settings;
    private final RaftGroupId groupId;
    private final RaftPeerId peerId;
    private final ClientId clientId = ClientId.randomId();
    private final AtomicLong calls = new AtomicLong();
    private final RaftServer server;
    private final BlockMachine machine = new BlockMachine();
    private boolean left;
    private CompletableFuture<Boolean> handingOver = CompletableFuture.completedFuture(true);
    private int handedOver;
    private final Membership membership;

    public RatisOrdering(Settings settings) throws IOException {
        this.settings = settings;
        String group = settings.chainId() + "/" + settings.epoch();
        this.groupId = RaftGroupId.valueOf(UUID.nameUUIDFromBytes(
                Hash.over(group.getBytes(StandardCharsets.US_ASCII)).bytes()));
        this.peerId = RaftPeerId.valueOf(settings.peer());
        boolean fresh = isFresh(settings.folder(), groupId.getUuid().toString());
        Files.createDirectories(settings.folder());
        this.membership = new Membership(settings.peer(), settings.addresses(), System::nanoTime);
        List<RaftPeer> members = settings.founders().contains(settings.peer())
                ? membership.peers(settings.founders(), RaftPeerRole.FOLLOWER)
                : List.of();
        this.server = RaftServer.newBuilder()
                .setServerId(peerId)
                .setGroup(RaftGroup.valueOf(groupId, members))
                .setStateMachine(machine)
                .setOption(fresh ? RaftStorage.StartupOption.FORMAT : RaftStorage.StartupOption.RECOVER)
                .setProperties(properties())
                .setParameters(parameters())
                .build();
    }

    /**
     * Whether Raft has nothing to recover. A folder without Raft's own mark is what a start that was killed leaves behind: Ratis would neither
     * recover nor format it, so it is moved aside.
     */
    private static boolean isFresh(Path folder, String group) throws IOException {
        Path own = folder.resolve(group);
        if (Files.exists(own.resolve("current/raft-meta"))) {
            return false;
        }
        if (Files.exists(own)) {
            int number = 1;
            while (Files.exists(folder.resolveSibling("ratis.unfinished." + number))) {
                number++;
            }
            LOG.log(Level.WARNING, "an unfinished Raft folder is moved to ratis.unfinished.{0}", number);
            Files.move(own, folder.resolveSibling("ratis.unfinished." + number));
        }
        return true;
    }

    private Parameters parameters() {
        Parameters parameters = new Parameters();
        settings.tls()
                .ifPresent(tls ->
                        GrpcConfigKeys.TLS.setConf(parameters, new GrpcTlsConfig(tls.keys(), tls.trust(), true)));
        return parameters;
    }

    private RaftProperties properties() {
        RaftProperties p = new RaftProperties();
        RaftServerConfigKeys.setStorageDir(p, List.of(settings.folder().toFile()));
        GrpcConfigKeys.Server.setHost(p, settings.host());
        GrpcConfigKeys.Server.setPort(p, settings.port());
        GrpcConfigKeys.setMessageSizeMax(p, SizeInBytes.valueOf("32MB"));
        GrpcConfigKeys.setFlowControlWindow(p, SizeInBytes.valueOf("8MB"));
        RaftServerConfigKeys.Log.Appender.setBufferByteLimit(p, SizeInBytes.valueOf("8MB"));
        RaftServerConfigKeys.Log.setWriteBufferSize(p, SizeInBytes.valueOf("16MB"));
        RaftServerConfigKeys.Log.setSegmentSizeMax(p, SizeInBytes.valueOf(LOG_FILE));
        RaftServerConfigKeys.Log.setSegmentCacheNumMax(p, 2);
        RaftServerConfigKeys.Log.setSegmentCacheSizeMax(p, SizeInBytes.valueOf(LOG_FILE));
        RaftServerConfigKeys.Log.setPreallocatedSize(p, SizeInBytes.valueOf("8MB"));
        RaftServerConfigKeys.Log.setPurgeUptoSnapshotIndex(p, true);
        RaftServerConfigKeys.Log.setUnsafeFlushEnabled(p, false);
        // an entry about how far is committed, with a sync of its own after each of ours: a node alone learns that by
        // itself, but followers would hear of it with the next heartbeat only, half a second later
        RaftServerConfigKeys.Log.setLogMetadataEnabled(p, !settings.alone());
        RaftServerConfigKeys.Rpc.setTimeoutMin(p, TimeDuration.valueOf(1, TimeUnit.SECONDS));
        RaftServerConfigKeys.Rpc.setTimeoutMax(p, TimeDuration.valueOf(2, TimeUnit.SECONDS));
        if (settings.alone()) {
            RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMin(p, TimeDuration.valueOf(50, TimeUnit.MILLISECONDS));
            RaftServerConfigKeys.Rpc.setFirstElectionTimeoutMax(p, TimeDuration.valueOf(150, TimeUnit.MILLISECONDS));
        }
        RaftServerConfigKeys.LeaderElection.setPreVote(p, true);
        RaftServerConfigKeys.setStagingTimeout(p, TimeDuration.valueOf(JOIN_SECONDS_MAX, TimeUnit.SECONDS));
        RaftServerConfigKeys.Snapshot.setAutoTriggerEnabled(p, true);
        RaftServerConfigKeys.Snapshot.setAutoTriggerThreshold(p, SNAPSHOT_ENTRIES);
        RaftServerConfigKeys.Snapshot.setRetentionFileNum(p, 2);
        return p;
    }

    /** Damage to Raft's own files is this node's trouble, with a way out of it: what is final stands in the segments, not here. */
    @Override
    public void start(Consumer consumer) {
        machine.consumer(consumer);
        try {
            server.start();
        } catch (IOException | RuntimeException e) {
            List<Throwable> causes = causes(e);
            if (causes.stream().anyMatch(BindException.class::isInstance)) {
                close();
                throw new IllegalStateException("Ratis on " + settings.address(), e);
            }
            LOG.log(Level.ERROR, "Ratis cannot begin", e);
            machine.troubled("Raft's own files in " + settings.folder() + " cannot be read ("
                    + causes.get(causes.size() - 1).getMessage()
                    + "). Stop the node, move that folder aside and start again: "
                    + "what is final stays, what was ordered comes from the other validators");
        }
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable t = failure; t != null && !causes.contains(t); t = t.getCause()) {
            causes.add(t);
        }
        return causes;
    }

    @Override
    public boolean leads() {
        try {
            return server.getDivision(groupId).getInfo().isLeaderReady();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public long term() {
        try {
            return server.getDivision(groupId).getInfo().getCurrentTerm();
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public Optional<String> leader() {
        try {
            return Optional.ofNullable(server.getDivision(groupId).getInfo().getLeaderId())
                    .map(RaftPeerId::toString);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Where nodes are from now on. */
    public void addresses(Map<String, String> addresses) {
        membership.addresses(addresses);
    }

    @Override
    public void members(Set<String> names, List<String> heard) {
        // who is leaving lets somebody else lead, and that one does it
        if (settings.alone() || !names.contains(settings.peer())) {
            return;
        }
        try {
            RaftConfiguration now = server.getDivision(groupId).getRaftConf();
            membership
                    .due(
                            Membership.names(now.getCurrentPeers()),
                            Membership.names(now.getCurrentPeers(RaftPeerRole.LISTENER)),
                            names,
                            heard)
                    .ifPresent(step -> membership.under(changed(membership.arguments(step))));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "who orders is not known now: {0}", String.valueOf(e.getMessage()));
        }
    }

    private CompletableFuture<RaftClientReply> changed(SetConfigurationRequest.Arguments next) {
        try {
            return server.setConfigurationAsync(
                    new SetConfigurationRequest(clientId, peerId, groupId, calls.incrementAndGet(), next));
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** To one by name: whoever only steps down has the longest log, because each leader begins with an entry, and is elected again and again. */
    @Override
    public void handOver(List<String> heard) {
        if (settings.alone() || !handingOver.isDone()) {
            return;
        }
        try {
            List<RaftPeerId> others = server.getDivision(groupId).getRaftConf().getCurrentPeers().stream()
                    .map(RaftPeer::getId)
                    .filter(id -> !id.equals(peerId) && heard.contains(id.toString()))
                    .sorted(Comparator.comparing(RaftPeerId::toString))
                    .toList();
            if (others.isEmpty()) {
                return;
            }
            RaftPeerId next = others.get(handedOver++ % others.size());
            LOG.log(Level.WARNING, "{0} asks {1} to lead", settings.peer(), next);
            handingOver = server.transferLeadershipAsync(new TransferLeadershipRequest(
                            clientId, peerId, groupId, calls.incrementAndGet(), next, HAND_OVER_MILLIS_MAX))
                    .thenApply(RaftClientReply::isSuccess);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "handing over: {0}", String.valueOf(e.getMessage()));
        }
    }

    @Override
    public CompletableFuture<Boolean> propose(byte[] body) {
        ByteString content = UnsafeByteOperations.unsafeWrap(body);
        RaftClientRequest request = RaftClientRequest.newBuilder()
                .setClientId(clientId)
                .setServerId(peerId)
                .setGroupId(groupId)
                .setCallId(calls.incrementAndGet())
                .setMessage(Message.valueOf(content))
                .setType(RaftClientRequest.writeRequestType())
                .build();
        try {
            return server.submitClientRequestAsync(request).thenApply(RaftClientReply::isSuccess);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "a proposal was not taken: {0}", String.valueOf(e.getMessage()));
            return CompletableFuture.completedFuture(false);
        }
    }

    @Override
    public Optional<String> trouble() {
        return machine.trouble();
    }

    @Override
    public void leave() {
        if (!left) {
            left = true;
            LOG.log(Level.WARNING, "{0} orders no more", settings.peer());
            close();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "closing Ratis: {0}", String.valueOf(e.getMessage()));
        }
    }
}
