package com.jitrace.acceptance.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Puts load on a running server and prints what it measured, one {@code name=value} a line. Arguments: port, file of questions, requests a
 * second, seconds, seconds of each closed loop, ids of the server's and the database's process.
 */
public final class Load {
    /** Rounds of closed loops; the median is printed. */
    private static final int ROUNDS = 3;

    /** Connections of the open loop: at 200/s enough for answers that take a third of a second. */
    private static final int CONNECTIONS_MAX = 64;

    private static final int CLOSED_CONNECTIONS = 16;
    private static final int FAULTS_SHOWN = 5;

    private final int port;
    private final List<Question> questions;
    private final String server;
    private final String database;

    private Load(int port, List<Question> questions, String server, String database) {
        this.port = port;
        this.questions = questions;
        this.server = server;
        this.database = database;
    }

    public static void main(String[] arguments) throws IOException {
        List<Question> questions = Files.readAllLines(Path.of(arguments[1])).stream()
                .map(Question::read)
                .toList();
        Load load = new Load(Integer.parseInt(arguments[0]), questions, arguments[5], arguments[6]);
        int closedSeconds = Integer.parseInt(arguments[4]);
        load.warmUp(closedSeconds);
        load.evenly(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        load.most(closedSeconds);
    }

    private List<Question> of(Question.Kind... kinds) {
        List<Question.Kind> wanted = List.of(kinds);
        return questions.stream().filter(q -> wanted.contains(q.kind())).toList();
    }

    private void warmUp(int seconds) {
        for (Question.Kind kind : Question.Kind.values()) {
            Crowd.Outcome outcome = new Crowd(port, CLOSED_CONNECTIONS, of(kind)).asManyAsPossible(seconds);
            say("warm-up." + kind.label(), "%d", outcome.nanos().length);
            faults("warm-up." + kind.label(), outcome);
        }
    }

    /** Verdicts and pages in turn, at an even rate. */
    private void evenly(int perSecond, int seconds) {
        List<Question> verdicts = of(Question.Kind.VERDICT);
        List<Question> pages = of(Question.Kind.PAGE);
        List<Question> mixed = new ArrayList<>();
        for (int i = 0; i < verdicts.size(); i++) {
            mixed.add(verdicts.get(i));
            mixed.add(pages.get((i + pages.size() / 2) % pages.size()));
        }
        double[] before = processors();
        Crowd.Outcome outcome = new Crowd(port, CONNECTIONS_MAX, mixed).atRate(perSecond, seconds);
        double[] spent = minus(processors(), before);
        long[] every = outcome.nanos();
        latencies("even.all", Arrays.stream(every).sorted().toArray());
        latencies("even.verdict", everySecond(every, 0));
        latencies("even.page", everySecond(every, 1));
        say("even.answers", "%d", every.length);
        say("even.seconds", "%.1f", outcome.wallNanos() / 1e9);
        cpu("even", spent, every.length);
        faults("even", outcome);
    }

    private static long[] everySecond(long[] nanos, int from) {
        return Stream.iterate(from, i -> i < nanos.length, i -> i + 2)
                .mapToLong(i -> nanos[i])
                .sorted()
                .toArray();
    }

    /** Closed loops of each kind in turn, so that a disturbance of the machine meets all of them. */
    private void most(int seconds) {
        List<Round> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Question.Kind kind : Question.Kind.values()) {
                double[] before = processors();
                Crowd.Outcome outcome = new Crowd(port, CLOSED_CONNECTIONS, of(kind)).asManyAsPossible(seconds);
                rounds.add(new Round(kind, outcome.perSecond(), outcome.nanos().length, minus(processors(), before)));
                faults("most." + kind.label() + "." + round, outcome);
            }
        }
        for (Question.Kind kind : Question.Kind.values()) {
            List<Round> ofKind = rounds.stream()
                    .filter(round -> round.kind() == kind)
                    .sorted(Comparator.comparingDouble(Round::perSecond))
                    .toList();
            Round median = ofKind.get(ROUNDS / 2);
            say("most." + kind.label(), "%.1f", median.perSecond());
            say(
                    "most." + kind.label() + ".rounds",
                    "%s",
                    ofKind.stream().map(round -> Math.round(round.perSecond())).toList());
            cpu("most." + kind.label(), median.cpuSeconds(), median.answers());
        }
    }

    private record Round(Question.Kind kind, double perSecond, int answers, double[] cpuSeconds) {}

    private static void latencies(String name, long[] sorted) {
        say(name + ".p50", "%.1f", at(sorted, 0.50));
        say(name + ".p90", "%.1f", at(sorted, 0.90));
        say(name + ".p99", "%.1f", at(sorted, 0.99));
        say(name + ".max", "%.1f", at(sorted, 1));
    }

    /** Nearest rank, in milliseconds. */
    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.ceil(sorted.length * share) - 1] / 1e6;
    }

    private double[] processors() {
        return new double[] {Processor.seconds(server), Processor.seconds(database), Processor.seconds("self")};
    }

    private static void cpu(String name, double[] seconds, int answers) {
        say(name + ".cpu.server", "%.2f", seconds[0] * 1e3 / answers);
        say(name + ".cpu.database", "%.2f", seconds[1] * 1e3 / answers);
        say(name + ".cpu.load", "%.2f", seconds[2] * 1e3 / answers);
    }

    private static double[] minus(double[] one, double[] other) {
        return new double[] {one[0] - other[0], one[1] - other[1], one[2] - other[2]};
    }

    private static void faults(String name, Crowd.Outcome outcome) {
        outcome.faults().stream().limit(FAULTS_SHOWN).forEach(fault -> say("fault", "%s: %s", name, fault));
        say(name + ".faults", "%d", outcome.faults().size());
    }

    private static void say(String name, String format, Object... values) {
        System.out.println(name + "=" + String.format(Locale.ROOT, format, values));
    }
}
