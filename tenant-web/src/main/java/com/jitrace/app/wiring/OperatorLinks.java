package com.jitrace.app.wiring;

import com.jitrace.app.licence.InvitingOperators;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** {@code operators/invitations.txt}: the links of the operators who have not come in yet; only its owner may read it. */
@ApplicationScoped
public class OperatorLinks {
    private static final Logger LOG = Logger.getLogger(OperatorLinks.class.getName());
    private static final String PATH = "/console/join.xhtml?token=";

    private final InvitingOperators inviting;
    private final Settings settings;

    @Inject
    OperatorLinks(InvitingOperators inviting, Settings settings) {
        this.inviting = inviting;
        this.settings = settings;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OperatorLinks() {
        this(null, null);
    }

    /** Writes the file while somebody needs a link, removes it when nobody does. */
    void write() {
        Path file = settings.home().resolve("operators/invitations.txt");
        try {
            Map<String, String> tokens = inviting.tokens(settings.operatorName(), read(file));
            if (tokens.isEmpty()) {
                Files.deleteIfExists(file);
                return;
            }
            replace(
                    file,
                    tokens.entrySet().stream()
                            .map(one -> one.getKey() + " " + settings.baseUrl() + PATH + one.getValue())
                            .toList());
            LOG.log(Level.INFO, "operators who have not come in yet find their links in {0}", file);
        } catch (IOException e) {
            throw new UncheckedIOException("the operators' links cannot be written: " + file, e);
        }
    }

    private static Map<String, String> read(Path file) throws IOException {
        Map<String, String> tokens = new HashMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                int login = line.indexOf(' ');
                int token = line.indexOf(PATH);
                if (login > 0 && token > login) {
                    tokens.put(line.substring(0, login), line.substring(token + PATH.length()));
                }
            }
        }
        return tokens;
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                draft,
                String.join("\n", lines) + "\n",
                StandardCharsets.US_ASCII,
                StandardOpenOption.TRUNCATE_EXISTING);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
