package com.jitrace.chain.signing;

import com.jitrace.chain.entry.BatchHeader;
import com.jitrace.chain.entry.Entry;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tag;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes signed batches of one author with one key for one chain. */
public record BatchSigner(String chainId, String author, String keyId, SecretKey secret) {
    /**
     * @param nonce 32 hex digits that this author never used before
     * @param notAfter last moment at which a block may take the batch, at most ten minutes ahead, milliseconds UTC
     * @throws com.jitrace.chain.entry.Malformed if a value has not the form the chain wants
     */
    public SignedBatch sign(String nonce, long notAfter, List<Statement> statements) {
        List<byte[]> entries = new ArrayList<>();
        for (Statement statement : statements) {
            entries.add(new Entry(nonce, entries.size(), statement).leaf());
        }
        String root = LogTree.root(entries).hex();
        byte[] signed =
                Tag.BATCH.before(BatchHeader.unsigned(author, chainId, entries.size(), keyId, nonce, notAfter, root));
        String sig = Base64.getEncoder().encodeToString(secret.sign(signed));
        byte[] leaf = new BatchHeader(author, chainId, entries.size(), keyId, nonce, notAfter, root, sig).leaf();
        return new SignedBatch(leaf, entries);
    }
}
