package com.jitrace.app.dossier;

import com.jitrace.app.media.MediaFile;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.part.Parts;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** The documents that entries and records name by their SHA-256, and those that these name, as far as the organisation has them. */
@ApplicationScoped
class NamedDocuments {
    /** Most bytes of all documents of a pack. */
    static final long BYTES_MAX = 64L << 20;

    private static final Pattern HASH = Pattern.compile("\"([0-9a-f]{64})\"");

    /** Documents that are JSON, and files that are named besides. */
    private record Found(SortedMap<String, byte[]> documents, List<MediaFile> files) {}

    private final Databases databases;
    private final Outbox outbox;
    private final ProductFiles files;

    @Inject
    NamedDocuments(Databases databases, Outbox outbox, ProductFiles files) {
        this.databases = databases;
        this.outbox = outbox;
        this.files = files;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected NamedDocuments() {
        this(null, null, null);
    }

    /** By hash; empty when they are too large together. */
    Optional<SortedMap<String, byte[]>> of(OrganisationId self, Collection<String> texts) {
        Found found = databases.of(self, session -> find(session, texts));
        long bytes = found.documents().values().stream()
                        .mapToLong(some -> some.length)
                        .sum()
                + found.files().stream().mapToLong(MediaFile::bytes).sum();
        if (bytes > BYTES_MAX) {
            return Optional.empty();
        }
        found.files().forEach(file -> found.documents().put(file.hash(), read(self, file)));
        return Optional.of(found.documents());
    }

    private Found find(Session session, Collection<String> texts) {
        Found found = new Found(new TreeMap<>(), new ArrayList<>());
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>();
        texts.forEach(text -> open.addAll(hashes(text)));
        while (!open.isEmpty()) {
            String hash = open.remove();
            if (seen.add(hash)) {
                Optional<JsonObject> document = outbox.document(session, hash)
                        .or(() -> new Parts(session)
                                .specificationOf(hash)
                                .map(known -> known.specification().json()));
                document.ifPresent(json -> {
                    found.documents().put(hash, json.canonical());
                    open.addAll(hashes(json.toString()));
                });
                if (document.isEmpty()) {
                    files.find(session, hash).ifPresent(found.files()::add);
                }
            }
        }
        return found;
    }

    static List<String> hashes(String json) {
        List<String> hashes = new ArrayList<>();
        for (Matcher matcher = HASH.matcher(json); matcher.find(); ) {
            hashes.add(matcher.group(1));
        }
        return hashes;
    }

    private byte[] read(OrganisationId self, MediaFile file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            files.content(self, file).write(0, file.bytes() - 1, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a file could not be read: " + file.hash(), e);
        }
        return out.toByteArray();
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
