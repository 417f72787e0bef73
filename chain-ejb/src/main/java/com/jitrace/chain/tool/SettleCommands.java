package com.jitrace.chain.tool;

import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Report;
import com.jitrace.chain.node.Reporting;
import com.jitrace.chain.node.Settling;
import com.jitrace.chain.wiring.SeedFile;
import com.jitrace.chain.wiring.StoppedNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What operators do when a height stands still (docs/operations.md): a report from every validator, the document of the next epoch, their signatures,
 * and the document to every node. Results go to {@code out}, words to {@code words}. Exit code 0 done, 1 refused, 3 not readable.
 */
final class SettleCommands {
    private static final int REFUSED = 1;
    private static final int NOT_READABLE = 3;

    private final PrintStream out;
    private final PrintStream words;

    SettleCommands(PrintStream out, PrintStream words) {
        this.out = out;
        this.words = words;
    }

    /** What throws says why a file is not what it should be. */
    @FunctionalInterface
    private interface Work {
        int run() throws IOException;
    }

    private int readable(Work work) {
        try {
            return work.run();
        } catch (IOException | Malformed | IllegalStateException | IllegalArgumentException e) {
            words.println("not readable: " + e.getMessage());
            return NOT_READABLE;
        }
    }

    private int refused(String why) {
        words.println("refused: " + why);
        return REFUSED;
    }

    /** {@code {"block"?,"report"}}: from now on this validator votes only in the next epoch. */
    int report(Path folder) {
        return readable(() -> {
            try (StoppedNode node = StoppedNode.open(folder)) {
                Reporting.Result result = node.report();
                if (result instanceof Reporting.Refused refused) {
                    return refused(refused.why());
                }
                Reporting.Reported reported = (Reporting.Reported) result;
                Report report = reported.report();
                print(JsonObject.EMPTY
                        .withText(
                                "block",
                                reported.waiting().map(b -> Base64.getEncoder().encodeToString(b)))
                        .with("report", report.json()));
                words.println(report.voter().name() + " reports from height " + report.height() + ", epoch "
                        + report.epoch() + ", "
                        + report.voted().map(t -> "voted for size " + t.size()).orElse("no vote")
                        + "; it votes no more in this epoch");
                return 0;
            }
        });
    }

    /** @param given files of reports, and vkeys of validators that come new */
    int settle(Path folder, List<String> given) {
        return readable(() -> {
            List<Report> reports = new ArrayList<>();
            List<byte[]> bodies = new ArrayList<>();
            List<Vkey> set = new ArrayList<>();
            for (String argument : given) {
                Optional<Vkey> newcomer = Vkey.parse(argument);
                if (newcomer.isPresent()) {
                    set.add(newcomer.get());
                    continue;
                }
                JsonObject file = read(Path.of(argument));
                Report report = Report.of(object(file, "report"));
                reports.add(report);
                set.add(report.next());
                file.optionalText("block").map(Base64.getDecoder()::decode).ifPresent(bodies::add);
            }
            try (StoppedNode node = StoppedNode.open(folder)) {
                Settling.Result result = Settling.draft(node.archive(), reports, bodies, set);
                if (result instanceof Settling.Refused refused) {
                    return refused(refused.why());
                }
                EpochDocument document = ((Settling.Drafted) result).document();
                print(document.json());
                tell("drafted", document);
                return 0;
            }
        });
    }

    /** The document with one more operator's signature. */
    int approve(Path file, Path seed, String operator) {
        return readable(() -> {
            EpochDocument document = EpochDocument.of(read(file));
            tell("signing as " + operator, document);
            print(document.signedBy(operator, SeedFile.read(seed)).json());
            return 0;
        });
    }

    int install(Path file, Path folder) {
        return readable(() -> {
            EpochDocument document = EpochDocument.of(read(file));
            try (StoppedNode node = StoppedNode.open(folder)) {
                Optional<String> fault = node.install(document);
                if (fault.isPresent()) {
                    return refused(fault.get());
                }
                tell("installed", document);
                return 0;
            }
        });
    }

    private void tell(String what, EpochDocument document) {
        words.println(what + ": epoch " + document.epoch() + " of chain " + document.chain());
        words.println("  height " + document.height()
                + (document.block().isPresent() ? ": the block that was voted for is adopted" : ": free"));
        words.println("  reported: "
                + String.join(
                        ", ",
                        document.reports().stream().map(r -> r.voter().name()).toList())
                + "; who is missing there is gone for good, or lies");
        words.println("  validators from then on: "
                + String.join(
                        ", ",
                        document.set().validators().stream().map(Vkey::name).toList()) + "; "
                + document.set().quorum()
                + " must sign");
    }

    private void print(JsonObject object) {
        out.println(new String(object.canonical(), StandardCharsets.UTF_8));
    }

    private static JsonObject read(Path file) throws IOException {
        return JsonObject.parse(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject object(JsonObject file, String name) {
        if (file.get(name).orElse(file) instanceof JsonObject object) {
            return object;
        }
        throw new IllegalStateException("no " + name + " in it");
    }
}
