package com.jitrace.app.jobs;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.WebNode;
import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A job: waiting → running → done, failed or cancelled. Whoever runs it holds a lease; a job whose lease is over waits again, and each
 * start has a number of its own, so that a node that was given up cannot write into a later start's work.
 */
@Entity
@Table(name = "job")
public class Job {
    public enum State {
        WAITING,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    private static final int ARGUMENT_CHARACTERS_MAX = 200;

    @Id
    private String id;

    private String kind;
    private String subject;
    private String parameters;

    @Enumerated(EnumType.STRING)
    private State state;

    private boolean cancelAsked;
    private long done;
    private long total;
    private int starts;
    private @Nullable String reason;
    private @Nullable String argument;
    private @Nullable String outcome;
    private @Nullable String resultFile;
    private @Nullable String resultName;
    private @Nullable String resultType;
    private long resultRows;
    private long resultBytes;
    private @Nullable String resultSha256;
    private boolean resultSecret;
    private long resultUntil;
    private String createdBy;
    private String createdByName;
    private long createdAt;
    private long startedAt;
    private long endedAt;
    private @Nullable String leaseHolder;
    private long leaseUntil;

    @SuppressWarnings("NullAway.Init")
    protected Job() {}

    Job(String id, SignedIn who, Order order, long now) {
        this.id = id;
        this.kind = order.kind();
        this.subject = order.subject();
        this.parameters = order.parameters().toString();
        this.total = order.total();
        this.state = State.WAITING;
        this.createdBy = who.accountId();
        this.createdByName = who.displayName();
        this.createdAt = now;
    }

    /** 32 hex digits, random. */
    public String id() {
        return id;
    }

    public String kind() {
        return kind;
    }

    /** What it is about, in one word. */
    public String subject() {
        return subject;
    }

    public JsonObject parameters() {
        return JsonObject.parse(parameters.getBytes(StandardCharsets.UTF_8));
    }

    public State state() {
        return state;
    }

    public boolean isOver() {
        return state != State.WAITING && state != State.RUNNING;
    }

    /** True from the moment somebody cancelled it, also while it has not stopped yet. */
    public boolean isCancelAsked() {
        return cancelAsked;
    }

    /** Steps done of {@link #total()}. */
    public long done() {
        return done;
    }

    public long total() {
        return total;
    }

    /** Key of the text that says why it failed, or "". */
    public String reason() {
        return reason == null ? "" : reason;
    }

    /** What that text fills in; for a failure that nobody expected the reference under which the log has it. */
    public String argument() {
        return argument == null ? "" : argument;
    }

    /** What came of it in one word, or "". */
    public String outcome() {
        return outcome == null ? "" : outcome;
    }

    /** The file it left, as long as there is one. */
    public Optional<Result> result() {
        return state == State.DONE && resultFile != null && resultName != null
                ? Optional.of(new Result(
                        resultName,
                        resultType == null ? "" : resultType,
                        resultRows,
                        resultBytes,
                        resultSha256 == null ? "" : resultSha256,
                        resultSecret,
                        resultUntil))
                : Optional.empty();
    }

    /**
     * What a job left.
     *
     * @param secret true: it is given out only by the use case that made it
     * @param until when it is deleted, milliseconds UTC
     */
    public record Result(String name, String type, long rows, long bytes, String sha256, boolean secret, long until) {}

    public String createdBy() {
        return createdBy;
    }

    public String createdByName() {
        return createdByName;
    }

    public long createdAt() {
        return createdAt;
    }

    /** When it was started last, or 0. */
    public long startedAt() {
        return startedAt;
    }

    /** When it was over, or 0. */
    public long endedAt() {
        return endedAt;
    }

    int starts() {
        return starts;
    }

    /** Name of the file below the organisation's folder, drawn when the job starts; null before and after. */
    @Nullable
    String resultFile() {
        return resultFile;
    }

    void started(String file, long now) {
        state = State.RUNNING;
        starts++;
        done = 0;
        resultFile = file;
        startedAt = now;
    }

    void leasedBy(WebNode node, long until) {
        leaseHolder = node.id();
        leaseUntil = until;
    }

    /** Whether this row still is that start of the job: nobody has taken it over since. */
    boolean isStartOf(Job run) {
        return state == State.RUNNING && starts == run.starts;
    }

    /** Whether nobody works on it any more, although it runs: its lease is over, or this node held it before it was started again. */
    boolean isLeft(WebNode asked, boolean justStarted, long now) {
        return state == State.RUNNING
                && (leaseUntil < now || justStarted && asked.id().equals(leaseHolder));
    }

    void waitsAgain() {
        state = State.WAITING;
        letGo();
    }

    private void letGo() {
        leaseHolder = null;
        leaseUntil = 0;
    }

    void progressed(long newDone, long newTotal) {
        done = newDone;
        total = newTotal;
    }

    void askToCancel() {
        cancelAsked = true;
    }

    void cancelled(long now) {
        cancelAsked = true;
        over(State.CANCELLED, now);
    }

    void failed(String why, String with, long now) {
        reason = why;
        argument = with.substring(0, Math.min(with.length(), ARGUMENT_CHARACTERS_MAX));
        over(State.FAILED, now);
    }

    void finished(Ending.Finished ending, long now, long keptUntil) {
        outcome = ending.outcome().isEmpty() ? null : ending.outcome();
        done = total;
        over(State.DONE, now);
        if (ending.file().isEmpty()) {
            resultFile = null;
            return;
        }
        Ending.ResultFile file = ending.file().get();
        resultName = file.name();
        resultType = file.type();
        resultRows = file.rows();
        resultBytes = file.bytes();
        resultSha256 = file.sha256();
        resultSecret = file.secret();
        resultUntil = keptUntil;
    }

    /** Its file is gone. */
    void emptied() {
        resultFile = null;
        resultUntil = 0;
    }

    private void over(State as, long now) {
        state = as;
        endedAt = now;
        letGo();
    }
}
