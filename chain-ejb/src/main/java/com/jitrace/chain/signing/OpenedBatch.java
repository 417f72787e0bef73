package com.jitrace.chain.signing;

import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Entry;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A batch whose form, chain, count and root are right (steps 1 and 2 of CHAIN.md §8). Its signature is not checked yet. */
public final class OpenedBatch {
    /** Either an opened batch or why not. */
    public sealed interface Opening {}

    public record Opened(OpenedBatch batch) implements Opening {}

    public record Closed(Refusal refusal) implements Opening {}

    private final SignedBatch source;
    private final BatchHeader header;
    private final byte[] signed;
    private final String batchId;
    private final List<Statement> statements;
    private final Hash leafHash;
    private final List<Hash> entryHashes;
    private volatile Optional<PublicKey> verified = Optional.empty();

    private OpenedBatch(SignedBatch source, BatchHeader header, List<Statement> statements, List<Hash> entryHashes) {
        this.source = source;
        this.header = header;
        this.signed = Tag.BATCH.before(header.unsigned());
        this.batchId = Hash.over(signed).hex();
        this.statements = List.copyOf(statements);
        this.leafHash = LogTree.leafHash(source.leaf());
        this.entryHashes = List.copyOf(entryHashes);
    }

    public static Opening open(SignedBatch source, String chainId) {
        int place = -1;
        try {
            if (source.entries().size() > Limits.BATCH_ENTRIES_MAX || source.bytes() > Limits.BATCH_BYTES_MAX) {
                throw Malformed.limit(source.entries().size() + " entries, " + source.bytes() + " bytes");
            }
            BatchHeader header = BatchHeader.parse(source.leaf());
            List<Entry> entries = new ArrayList<>();
            for (byte[] leaf : source.entries()) {
                place++;
                entries.add(Entry.parse(leaf));
            }
            place = -1;
            List<Hash> hashes = source.entries().stream().map(LogTree::leafHash).toList();
            fits(header, chainId, entries, hashes);
            return new Opened(new OpenedBatch(
                    source, header, entries.stream().map(Entry::statement).toList(), hashes));
        } catch (Malformed e) {
            return new Closed(e.at(place));
        }
    }

    private static void fits(BatchHeader header, String chainId, List<Entry> entries, List<Hash> hashes) {
        if (!header.chain().equals(chainId)) {
            throw new Malformed(Reason.BAD_BATCH, "for chain " + header.chain());
        }
        if (header.count() != entries.size()) {
            throw new Malformed(Reason.BAD_BATCH, header.count() + " entries announced, " + entries.size() + " given");
        }
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).place() != i || !entries.get(i).nonce().equals(header.nonce())) {
                throw new Malformed(Reason.BAD_BATCH, "entry " + i + " is not of this batch or place");
            }
        }
        if (!LogTree.rootOfHashes(hashes).hex().equals(header.root())) {
            throw new Malformed(Reason.BAD_BATCH, "the root does not fit the entries");
        }
    }

    public SignedBatch source() {
        return source;
    }

    public BatchHeader header() {
        return header;
    }

    public String batchId() {
        return batchId;
    }

    public List<Statement> statements() {
        return statements;
    }

    public Hash leafHash() {
        return leafHash;
    }

    /** Leaf hashes of the entries. */
    public List<Hash> entryHashes() {
        return entryHashes;
    }

    public int leaves() {
        return 1 + statements.size();
    }

    /** Step 4: the signature verifies under this key. A yes is remembered: a block need not ask again what was asked on submission. */
    public boolean signedBy(PublicKey key) {
        if (verified.filter(key::equals).isPresent()) {
            return true;
        }
        boolean valid = key.verifies(signed, header.signature());
        if (valid) {
            verified = Optional.of(key);
        }
        return valid;
    }
}
