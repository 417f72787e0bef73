package com.jitrace.chain.wiring;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.node.Identity;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.tls.NodeCertificate;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies in a node's chain folder beside the blocks: {@code keys/vote.seed, keys/vote.<n>.seed, keys/vote-<epoch>.seed, keys/tls.pem, epochs/<epoch>.json, lock}. */
public record ChainFolder(Path path) {
    private static final String KEYS = "keys";
    private static final String EPOCHS = "epochs";

    /** Held until it is closed: one process opens a chain at a time. */
    FileChannel lock() throws IOException {
        Path file = path.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("this process has opened the chain in " + file + " already", e);
        }
        channel.close();
        throw new IOException("another process has opened the chain: " + file + " is locked");
    }

    SecretKey voteKey() throws IOException {
        return SeedFile.readOrCreate(VoteKeys.first(path));
    }

    /** The key with which this node votes in that epoch; made if there is none. */
    SecretKey voteKey(long epoch) throws IOException {
        return SeedFile.readOrCreate(seed(epoch));
    }

    private Path seed(long epoch) {
        return path.resolve(KEYS).resolve("vote-" + epoch + ".seed");
    }

    private Path tlsFile() {
        return path.resolve(KEYS).resolve("tls.pem");
    }

    /** What this node shows others of its network, if it was made. */
    Optional<NodeCertificate> certificate() throws IOException {
        try {
            return Files.exists(tlsFile())
                    ? Optional.of(NodeCertificate.ofPem(Files.readAllBytes(tlsFile())))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            throw new IOException(tlsFile() + ": " + e.getMessage(), e);
        }
    }

    /** The same, made under this name if there is none. */
    NodeCertificate certificate(String name) throws IOException {
        Optional<NodeCertificate> there = certificate();
        if (there.isPresent()) {
            return there.get();
        }
        NodeCertificate made = NodeCertificate.make(name, Instant.now());
        SeedFile.writeSecret(tlsFile(), made.pem());
        return made;
    }

    /** All its vote keys: the set of a block says which one counts. */
    Identity identity(Genesis genesis, Epochs epochs) throws IOException {
        List<SecretKey> keys = new ArrayList<>(VoteKeys.of(path));
        for (EpochDocument document : epochs.documents()) {
            if (Files.exists(seed(document.epoch()))) {
                keys.add(SeedFile.read(seed(document.epoch())));
            }
        }
        SecretKey receiptKey = SeedFile.readOrCreate(path.resolve(KEYS).resolve("receipt.seed"));
        return new Identity(name(genesis), keys, receiptKey);
    }

    private String name(Genesis genesis) throws IOException {
        if (Network.exists(path)) {
            return Network.read(path).self();
        }
        SecretKey voteKey = voteKey();
        return genesis.validators().stream()
                .filter(v -> v.key().equals(voteKey.publicKey()))
                .map(Vkey::name)
                .findFirst()
                .orElseThrow(() -> new IOException("the vote key in " + path + " is no validator's of this chain"));
    }

    /** The operators' documents that are installed here. */
    public Epochs epochs(Genesis genesis) throws IOException {
        List<EpochDocument> documents = new ArrayList<>();
        Optional<EpochDocument> next = document(genesis.epoch() + 1);
        while (next.isPresent()) {
            documents.add(next.get());
            next = document(next.get().epoch() + 1);
        }
        try {
            return Epochs.of(genesis, documents);
        } catch (IllegalArgumentException e) {
            throw new IOException("epochs in " + path + ": " + e.getMessage(), e);
        }
    }

    private Path file(long epoch) {
        return path.resolve(EPOCHS).resolve(epoch + ".json");
    }

    private Optional<EpochDocument> document(long epoch) throws IOException {
        try {
            return Files.exists(file(epoch))
                    ? Optional.of(EpochDocument.parse(Files.readAllBytes(file(epoch))))
                    : Optional.empty();
        } catch (Malformed e) {
            throw new IOException(file(epoch) + ": " + e.detail(), e);
        }
    }

    void install(EpochDocument document) throws IOException {
        Path file = file(document.epoch());
        Files.createDirectories(path.resolve(EPOCHS));
        Durable.write(
                file.resolveSibling(document.epoch() + ".next"), document.json().canonical(), file);
    }
}
