package com.jitrace.chain.tool;

import com.jitrace.chain.entry.Malformed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code verify}: the first place whole; further places are asked for their checkpoint, which may be evidence of a fork. */
record VerifyCommand(List<String> places, Optional<Path> resume, PrintStream out, Progress progress) {
    static final int SOUND = 0;
    static final int CORRUPT = 1;
    static final int FORK = 2;
    static final int UNREADABLE = 3;
    private static final String RESUME = "--resume";

    /** Empty if these arguments ask for nothing that can be done. */
    static Optional<VerifyCommand> of(List<String> arguments, PrintStream out, Progress progress) {
        List<String> places = new ArrayList<>(arguments);
        Optional<Path> resume = Optional.empty();
        int at = places.indexOf(RESUME);
        if (at >= 0 && at + 1 < places.size()) {
            resume = Optional.of(Path.of(places.remove(at + 1)));
            places.remove(at);
        }
        return places.isEmpty() || places.stream().anyMatch(p -> p.startsWith("-"))
                ? Optional.empty()
                : Optional.of(new VerifyCommand(List.copyOf(places), resume, out, progress));
    }

    int run() {
        try (Source source = source(places.get(0));
                Workplace workplace = workplace(source)) {
            Verification verification = new Verification(source, workplace, progress);
            Verification.Result result = verification.run();
            for (int i = 1; i < places.size() && result instanceof Verification.Sound; i++) {
                try (Source other = source(places.get(i))) {
                    result = other.checkpoint().flatMap(verification::confront).orElse(result);
                }
            }
            progress.end();
            return report(source.genesis().chainId(), result);
        } catch (Malformed e) {
            progress.end();
            out.println("corrupt: " + e.detail());
            return CORRUPT;
        } catch (IOException | UncheckedIOException e) {
            progress.end();
            out.println("unreadable: " + e.getMessage());
            return UNREADABLE;
        }
    }

    private Workplace workplace(Source source) throws IOException {
        return resume.isPresent()
                ? Workplace.kept(resume.get(), source.genesis().chainId())
                : Workplace.temporary();
    }

    private static Source source(String place) throws IOException {
        return place.startsWith("http://") || place.startsWith("https://")
                ? new UrlSource(place)
                : new FolderSource(Path.of(place));
    }

    private int report(String chainId, Verification.Result result) {
        out.println("chain " + chainId);
        if (result instanceof Verification.Sound sound) {
            out.println("sound: " + sound.height() + " blocks, " + sound.size() + " leaves"
                    + (sound.state() ? ", and the stored state" : ""));
            return SOUND;
        } else if (result instanceof Verification.Corrupt corrupt) {
            out.println("corrupt: " + corrupt.where());
            return CORRUPT;
        }
        Verification.Fork fork = (Verification.Fork) result;
        out.println("fork evidence: " + fork.validator() + " signed both");
        out.println(fork.first());
        out.println(fork.second());
        return FORK;
    }
}
