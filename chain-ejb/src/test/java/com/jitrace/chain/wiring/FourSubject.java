package com.jitrace.chain.wiring;

import static com.jitrace.chain.ledger.World.hash;
import static com.jitrace.chain.ledger.World.id;
import static com.jitrace.chain.ledger.World.key;

import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.ValidatorChange;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.gateway.Head;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.gateway.Submission;
import com.jitrace.chain.node.Node;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One validator of four as a process of its own, with clients that submit at an even rate and are never slowed down by it. Says
 * {@code FINAL id index millis.} for what is final, millis after it was due, {@code BUSY why.} when it is told to wait, and
 * {@code HEAD height state doubt.} when it is asked by a line on its input; after a line {@code load millis} it submits, after {@code quiet} nothing more
 * and says {@code QUIET.} when all it submitted is final; a line {@code stop} ends it in order.
 */
public final class FourSubject {
    private record Sent(SignedBatch batch, long due) {}

    private static final long RETRY_MILLIS = 1_000;
    /** How many entries of a filling are under way at once: an author may have 8 MiB in a pool. */
    private static final int FILL_ENTRIES_MAX = 20_000;

    private final Node node;
    private final SecretKey operator;
    private final String round;
    private volatile long everyMillis;
    private Thread load = new Thread(this::load, "load");
    private final Deque<Sent> open = new ArrayDeque<>();
    private volatile boolean stopping;
    private volatile boolean quiet;
    private final Object introducing = new Object();
    private volatile boolean introduced;

    private FourSubject(Node node, SecretKey operator, String round, long everyMillis) {
        this.node = node;
        this.operator = operator;
        this.round = round;
        this.everyMillis = everyMillis;
    }

    /** @param arguments home, operator's seed, name of the round, milliseconds between two batches (0 for none), and how far its clock is ahead */
    public static void main(String[] arguments) throws Exception {
        ChainNode opened = ChainNode.open(
                new Settings(Path.of(arguments[0]), "four.test/jitrace", false),
                Clock.offset(Clock.systemUTC(), Duration.ofMillis(Long.parseLong(arguments[4]))));
        FourSubject subject = new FourSubject(
                opened.node(), SeedFile.read(Path.of(arguments[1])), arguments[2], Long.parseLong(arguments[3]));
        System.out.println("UP " + opened.node().head().height() + ".");
        if (subject.everyMillis > 0) {
            subject.begin();
        }
        subject.listen();
        subject.stopping = true;
        subject.load.join(5_000);
        opened.close();
        System.out.println("DOWN.");
    }

    private void listen() throws Exception {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        String line = in.readLine();
        while (line != null && !line.equals("stop")) {
            String[] words = line.split(" ");
            if (words[0].equals("change")) {
                change(words);
            } else if (words[0].equals("fill")) {
                Thread filler =
                        new Thread(() -> fill(Integer.parseInt(words[1]), Integer.parseInt(words[2])), "filler");
                filler.setDaemon(true);
                filler.start();
            } else if (words[0].equals("load")) {
                everyMillis = Long.parseLong(words[1]);
                begin();
            } else if (words[0].equals("quiet")) {
                quiet = true;
                if (everyMillis == 0) {
                    say("QUIET.");
                }
            } else {
                head();
            }
            line = in.readLine();
        }
    }

    private void begin() {
        load = new Thread(this::load, "load");
        load.setDaemon(true);
        load.start();
    }

    /** {@code change seq add vkey} or {@code change seq remove name}: says {@code CHANGED height.} when that is final. */
    private void change(String[] words) throws InterruptedException {
        Optional<String> what = Optional.of(words[3]);
        boolean add = words[2].equals("add");
        ValidatorChange change = new ValidatorChange(
                List.of(), add ? what : Optional.empty(), add ? Optional.empty() : what, Long.parseLong(words[1]));
        synchronized (introducing) {
            if (!introduced) {
                introduced = taken(signed("introduction", party(round))) instanceof Submission.Accepted;
            }
        }
        SignedBatch batch = signed(
                "change " + words[1], Operators.sign(change, node.genesis().chainId(), "op1", operator));
        Submission answer = taken(batch);
        Outcome outcome = node.outcome(batch.batchId());
        while (answer instanceof Submission.Accepted
                && !(outcome instanceof Outcome.Final)
                && !(outcome instanceof Outcome.Refused)) {
            node.awaitBlockAfter(node.head().height(), RETRY_MILLIS / 10);
            outcome = node.outcome(batch.batchId());
        }
        say(outcome instanceof Outcome.Final place ? "CHANGED " + place.height() + "." : "REFUSED " + outcome + ".");
    }

    /** {@code fill entries batch}: says {@code FILLED millis.} when all are final. Not told one by one: the log is compared in the end. */
    private void fill(int entries, int perBatch) {
        long begun = System.currentTimeMillis();
        String brand = round + " fill";
        BatchSigner signer = new BatchSigner(node.genesis().chainId(), id(brand), id(brand + " key"), key(brand));
        Deque<SignedBatch> waiting = new ArrayDeque<>();
        try {
            accepted(signer.sign(id("nonce " + brand), begun + 300_000, List.of(party(brand))), waiting);
            for (int from = 0; from < entries; from += perBatch) {
                List<Statement> statements = IntStream.range(from, Math.min(entries, from + perBatch))
                        .<Statement>mapToObj(
                                i -> new Product(id(brand + i), Optional.empty(), Optional.empty(), hash(brand + i)))
                        .toList();
                accepted(
                        signer.sign(id("nonce " + brand + from), System.currentTimeMillis() + 300_000, statements),
                        waiting);
            }
            settled(waiting, 0);
            say("FILLED " + (System.currentTimeMillis() - begun) + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void accepted(SignedBatch batch, Deque<SignedBatch> waiting) throws InterruptedException {
        settled(waiting, FILL_ENTRIES_MAX / batch.entries().size());
        Submission answer = node.submit(batch);
        while (answer instanceof Submission.Busy) {
            Thread.sleep(RETRY_MILLIS / 10);
            answer = node.submit(batch);
        }
        if (!(answer instanceof Submission.Accepted)) {
            say("REFUSED " + answer + ".");
        }
        waiting.add(batch);
    }

    /** Waits until no more than so many wait. */
    private void settled(Deque<SignedBatch> waiting, int most) throws InterruptedException {
        while (waiting.size() > most) {
            Outcome outcome = node.outcome(waiting.getFirst().batchId());
            if (outcome instanceof Outcome.Final) {
                waiting.removeFirst();
            } else if (outcome instanceof Outcome.Refused) {
                say("REFUSED " + outcome + ".");
                waiting.removeFirst();
            } else {
                node.awaitBlockAfter(node.head().height(), RETRY_MILLIS / 10);
            }
        }
    }

    private Statement party(String name) {
        return Operators.sign(
                Party.brand(
                        id(name),
                        name,
                        List.of(),
                        id(name + " key"),
                        key(name).publicKey().base64()),
                node.genesis().chainId(),
                "op1",
                operator);
    }

    private SignedBatch signed(String nonce, Statement statement) {
        return new BatchSigner(node.genesis().chainId(), id(round), id(round + " key"), key(round))
                .sign(id(nonce + round), System.currentTimeMillis() + 300_000, List.of(statement));
    }

    private Submission taken(SignedBatch batch) throws InterruptedException {
        Submission answer = node.submit(batch);
        while (answer instanceof Submission.Busy) {
            Thread.sleep(RETRY_MILLIS / 10);
            answer = node.submit(batch);
        }
        return answer;
    }

    private void head() {
        Head head = node.head();
        String state = "-";
        if (head.height() > 0) {
            CertifiedBlock block = node.blocks(head.height(), 1).get(0);
            state = BlockHeader.parse(block.leaves().get(block.leaves().size() - 1))
                    .state();
        }
        say("HEAD " + head.height() + " " + state + " "
                + head.doubt().orElse("-").replace(' ', '_') + ".");
    }

    private static synchronized void say(String line) {
        System.out.println(line);
    }

    private void load() {
        long begun = System.currentTimeMillis();
        try {
            for (int i = 0; !stopping; ) {
                settle();
                long due = begun + i * everyMillis;
                long early = due - System.currentTimeMillis();
                if (quiet && open.isEmpty()) {
                    say("QUIET.");
                    return;
                } else if (quiet || early > 0) {
                    Thread.sleep(quiet ? 20 : Math.min(early, 20));
                } else {
                    submit(i++, due);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The first one introduces a brand, all later ones describe a product of it. */
    private void submit(int i, long due) throws InterruptedException {
        SignedBatch batch;
        Submission answer;
        synchronized (introducing) {
            Statement statement = !introduced
                    ? party(round)
                    : new Product(id(round + i), Optional.empty(), Optional.empty(), hash(round + i));
            batch = new BatchSigner(node.genesis().chainId(), id(round), id(round + " key"), key(round))
                    .sign(id("nonce " + round + i), System.currentTimeMillis() + 300_000, List.of(statement));
            answer = node.submit(batch);
            introduced |= answer instanceof Submission.Accepted;
        }
        if (answer instanceof Submission.Accepted) {
            open.add(new Sent(batch, due));
        } else if (answer instanceof Submission.Busy busy) {
            say("BUSY " + busy.why() + ".");
            Thread.sleep(RETRY_MILLIS / 10);
        } else {
            say("REFUSED " + answer + ".");
        }
    }

    /** Tells what became final; what waits longer than it should is only asked for, the node itself must bring it in. */
    private void settle() {
        for (int left = open.size(); left > 0; left--) {
            Sent sent = open.remove();
            Outcome outcome = node.outcome(sent.batch().batchId());
            if (outcome instanceof Outcome.Final place) {
                say("FINAL " + sent.batch().batchId() + " " + place.firstIndex() + " "
                        + (System.currentTimeMillis() - sent.due()) + " " + sent.due() + ".");
            } else if (outcome instanceof Outcome.Refused refused) {
                say("REFUSED " + refused.refusal() + ".");
            } else {
                open.add(sent);
            }
        }
    }
}
