package com.jitrace.chain.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code verify PACK.zip [hash of the genesis]}: the file of an item is checked, and what is proved is said in words. */
record PackCommand(Path zip, Optional<String> genesis, PrintStream out) {
    private static final String HASH = "[0-9a-f]{64}";

    /** Empty if these arguments do not name a pack. */
    static Optional<PackCommand> of(List<String> arguments, PrintStream out) {
        boolean pack = !arguments.isEmpty()
                && arguments.get(0).toLowerCase(Locale.ROOT).endsWith(".zip");
        boolean rest = arguments.size() == 1
                || arguments.size() == 2
                        && arguments.get(1).toLowerCase(Locale.ROOT).matches(HASH);
        return pack && rest
                ? Optional.of(new PackCommand(
                        Path.of(arguments.get(0)),
                        arguments.stream().skip(1).findFirst().map(hash -> hash.toLowerCase(Locale.ROOT)),
                        out))
                : Optional.empty();
    }

    int run() {
        PackCheck.Sound sound;
        try {
            sound = new PackCheck(Pack.read(zip)).check();
        } catch (Pack.Wrong e) {
            out.println("refused: " + e.getMessage());
            return VerifyCommand.CORRUPT;
        } catch (IOException e) {
            out.println("unreadable: " + e.getMessage());
            return VerifyCommand.UNREADABLE;
        }
        if (genesis.isPresent() && !genesis.get().equals(sound.chainId())) {
            out.println("refused: genesis.json: its hash is " + sound.chainId() + ", not " + genesis.get());
            return VerifyCommand.CORRUPT;
        }
        out.println("chain " + sound.chainId());
        out.println("sound: the pack of " + sound.of() + ", " + sound.files() + " files as the manifest names them");
        out.println("proved: " + sound.entries() + " entries are in the log of " + sound.size() + " leaves that "
                + sound.signers() + " validators signed, a quorum of the genesis");
        out.println("proved: " + sound.records()
                + " records are the ones that these entries name; what is sealed in them" + " is fixed and not shown");
        out.println("proved: " + sound.documents() + " documents are the ones that entries, records or documents name");
        out.println("not proved: that no entry, record or document was left out, and that the thing in hand is the one"
                + " its code was made for");
        if (genesis.isEmpty()) {
            out.println("not compared: the genesis; give its hash, from elsewhere, as a further argument");
        }
        return VerifyCommand.SOUND;
    }
}
