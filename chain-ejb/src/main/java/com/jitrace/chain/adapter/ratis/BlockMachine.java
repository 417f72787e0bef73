package com.jitrace.chain.adapter.ratis;

import com.jitrace.chain.node.Ordering;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.ratis.io.MD5Hash;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.protocol.Message;
import org.apache.ratis.protocol.RaftGroupId;
import org.apache.ratis.server.RaftServer;
import org.apache.ratis.server.protocol.TermIndex;
import org.apache.ratis.server.raftlog.RaftLog;
import org.apache.ratis.server.storage.FileInfo;
import org.apache.ratis.server.storage.RaftStorage;
import org.apache.ratis.statemachine.StateMachineStorage;
import org.apache.ratis.statemachine.TransactionContext;
import org.apache.ratis.statemachine.impl.BaseStateMachine;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.apache.ratis.statemachine.impl.SingleFileSnapshotInfo;
import org.apache.ratis.util.LifeCycle;
import org.apache.ratis.util.MD5FileUtil;

/**
 * Hands ordered bodies on. Its own state is only how far it got: whatever came before is in the segments (or was skipped), so a snapshot says
 * no more than term and index.
 */
final class BlockMachine extends BaseStateMachine {
    private final SimpleStateMachineStorage storage = new SimpleStateMachineStorage();
    private volatile Optional<Ordering.Consumer> consumer = Optional.empty();
    private volatile Optional<String> trouble = Optional.empty();

    void consumer(Ordering.Consumer blocks) {
        consumer = Optional.of(blocks);
    }

    @Override
    public void initialize(RaftServer server, RaftGroupId groupId, RaftStorage raftStorage) throws IOException {
        super.initialize(server, groupId, raftStorage);
        getLifeCycle().startAndTransition(() -> {
            storage.init(raftStorage);
            reinitialize();
        });
    }

    /** Raft installs the leader's snapshot only in a machine that says that it rests, and closes the whole group on this node otherwise. */
    @Override
    public void pause() {
        // a second snapshot may come before the first was taken in: then it rests already
        if (getLifeCycle().compareAndTransition(LifeCycle.State.RUNNING, LifeCycle.State.PAUSING)) {
            getLifeCycle().transition(LifeCycle.State.PAUSED);
        }
    }

    /** At the start, and after a snapshot came from the leader: what it skips comes as certified blocks from the peers. */
    @Override
    public void reinitialize() {
        SingleFileSnapshotInfo snapshot = storage.loadLatestSnapshot();
        if (snapshot != null) {
            setLastAppliedTermIndex(snapshot.getTermIndex());
        }
        if (getLifeCycleState() == LifeCycle.State.PAUSED) {
            getLifeCycle().transition(LifeCycle.State.STARTING);
            getLifeCycle().transition(LifeCycle.State.RUNNING);
        }
    }

    /** Raft goes on as if nothing had been: a leader whose disk is full sends heartbeats and never commits anything again. */
    @Override
    public void notifyLogFailed(Throwable cause, LogEntryProto failed) {
        troubled("writing Raft's log failed: " + cause.getMessage());
    }

    /** This node cannot order any more. */
    void troubled(String why) {
        trouble = Optional.of(why);
    }

    Optional<String> trouble() {
        return trouble;
    }

    @Override
    public StateMachineStorage getStateMachineStorage() {
        return storage;
    }

    @Override
    public CompletableFuture<Message> applyTransaction(TransactionContext transaction) {
        byte[] body = transaction.getStateMachineLogEntry().getLogData().toByteArray();
        // a body that cannot be judged yet holds all that come after it; at a stop it counts as seen, and Raft may
        // forget it
        consumer.ifPresent(c -> c.ordered(body));
        LogEntryProto entry = transaction.getLogEntry();
        updateLastAppliedTermIndex(entry.getTerm(), entry.getIndex());
        return CompletableFuture.completedFuture(Message.EMPTY);
    }

    @Override
    public long takeSnapshot() throws IOException {
        TermIndex last = getLastAppliedTermIndex();
        if (last.getIndex() < 0) {
            return RaftLog.INVALID_LOG_INDEX;
        }
        Path file = storage.getSnapshotFile(last.getTerm(), last.getIndex()).toPath();
        Files.write(file, (last.getTerm() + " " + last.getIndex() + "\n").getBytes(StandardCharsets.US_ASCII));
        MD5Hash md5 = MD5FileUtil.computeAndSaveMd5ForFile(file.toFile());
        storage.updateLatestSnapshot(new SingleFileSnapshotInfo(new FileInfo(file, md5), last));
        return last.getIndex();
    }
}
