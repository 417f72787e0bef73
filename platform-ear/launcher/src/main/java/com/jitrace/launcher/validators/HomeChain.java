package com.jitrace.launcher.validators;

import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The chain of a data folder, as far as a launcher must know it: the application's validator lies in {@code chain}, the others in
 * {@code validators/2}, {@code validators/3} … Their number stands in the genesis and stays as it is.
 */
record HomeChain(Path home) {
    /** Whether there is a chain; refuses one with another number of validators than is wanted now. */
    boolean isMadeFor(int wanted) {
        boolean made = Files.exists(home.resolve("chain/genesis.json"));
        int beside = lastBeside();
        if (made && Math.max(1, beside) != wanted) {
            throw new CannotStart("The chain in " + home + " was made with " + count(Math.max(1, beside))
                    + " and JITRACE_VALIDATORS is " + wanted + ": start it with -Dvalidators=" + Math.max(1, beside)
                    + ", or choose another data folder: JITRACE_HOME or -Djitrace.home=…");
        }
        if (!made && beside > wanted) {
            throw new CannotStart("Making a chain with " + count(beside) + " was cut off in " + home
                    + " and JITRACE_VALIDATORS is " + wanted + ": start it with -Dvalidators=" + beside
                    + ", or choose another data folder: JITRACE_HOME or -Djitrace.home=…");
        }
        return made;
    }

    private static String count(int validators) {
        return validators == 1 ? "1 validator" : validators + " validators";
    }

    /** Home of validator {@code number} (2, 3, …). */
    Path homeOf(int number) {
        return home.resolve("validators").resolve(String.valueOf(number));
    }

    /** The highest number of a validator that has a folder; 0 if none has. */
    private int lastBeside() {
        Path folder = home.resolve("validators");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[2-9]"))
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new CannotStart("The validators' folders cannot be read: " + folder + " (" + e.getMessage() + ")", e);
        }
    }
}
