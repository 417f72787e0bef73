package com.jitrace.app.labelling;

import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.projection.References;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** From a code to its item, and the opening of its commitment: only batches that the chain certified count. */
@ApplicationScoped
public class Decoding {
    /**
     * What shows that a code belongs to the batch's commitment on the chain.
     *
     * @param salt opens the commitment, 16 bytes
     * @param path RFC 6962 inclusion path in the batch root, from the leaf's sibling upwards
     */
    public record CodeOpening(byte[] salt, List<Hash> path) {
        public CodeOpening {
            salt = salt.clone();
            path = List.copyOf(path);
        }
    }

    private final Databases databases;
    private final References references;
    private final Keyring keyring;
    private final KnownTrees trees;

    @Inject
    Decoding(Databases databases, References references, Keyring keyring, KnownTrees trees) {
        this.databases = databases;
        this.references = references;
        this.keyring = keyring;
        this.trees = trees;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Decoding() {
        this(null, null, null, null);
    }

    /** The item of a code; empty when no brand issued it, whatever the cause. */
    public Optional<Located> locate(Code code) {
        return Optional.ofNullable(locate(List.of(code)).get(code));
    }

    /** Whose batch a code names; empty when the chain has no such batch of a brand here. */
    public Optional<OrganisationId> issuer(Code code) {
        return references.owner(code.ref());
    }

    /** The item of a code, if this brand issued it; in a transaction on the brand's database. */
    public Optional<Located> locate(Session session, OrganisationId brand, Code code) {
        return Optional.ofNullable(
                locate(session, brand, code.ref(), List.of(code)).get(code));
    }

    /** The items of many codes; a code that nobody issued is not in the answer. */
    public Map<Code, Located> locate(Collection<Code> codes) {
        Map<String, List<Code>> byRef = codes.stream().distinct().collect(Collectors.groupingBy(Code::ref));
        Map<Code, Located> found = new LinkedHashMap<>();
        byRef.forEach((ref, ofBatch) -> references
                .owner(ref)
                .ifPresent(
                        brand -> found.putAll(databases.of(brand, session -> locate(session, brand, ref, ofBatch)))));
        return found;
    }

    private Map<Code, Located> locate(Session session, OrganisationId brand, String ref, List<Code> codes) {
        Map<Code, Located> found = new LinkedHashMap<>();
        CodeBatch batch = session.find(CodeBatch.class, ref);
        if (batch != null) {
            BatchCodes derived = derive(session, brand, batch);
            for (Code code : codes) {
                derived.index(code)
                        .ifPresent(index -> found.put(
                                code, new Located(code, brand, batch.productId(), batch.gtin(), index, batch.count())));
            }
        }
        return found;
    }

    /** Issued codes that differ from a mistyped one in a single symbol or by two neighbours changed places: "did you mean". */
    public List<Code> nearest(String mistyped) {
        return locate(Code.near(mistyped)).values().stream().map(Located::code).toList();
    }

    /** The product of a batch and its brand, if the chain has such a batch of a brand here. */
    public Optional<Located> locateFirst(String ref) {
        return references
                .owner(ref)
                .flatMap(brand -> databases.of(brand, session -> {
                    CodeBatch batch = session.find(CodeBatch.class, ref);
                    return batch == null
                            ? Optional.<Located>empty()
                            : Optional.of(new Located(
                                    derive(session, brand, batch).code(0),
                                    brand,
                                    batch.productId(),
                                    batch.gtin(),
                                    0,
                                    batch.count()));
                }));
    }

    /** The codes of items first…last of a batch that this brand ordered; in a transaction on the brand's database. */
    public List<Code> codes(Session session, OrganisationId brand, String ref, int first, int last) {
        CodeBatch batch = session.find(CodeBatch.class, ref);
        if (batch == null) {
            return List.of();
        }
        BatchCodes derived = derive(session, brand, batch);
        return java.util.stream.IntStream.rangeClosed(first, Math.min(last, batch.count() - 1))
                .mapToObj(derived::code)
                .toList();
    }

    /** Opens the commitment of an item; in a transaction on its brand's database. */
    public CodeOpening open(Session session, Located item) {
        CodeBatch batch = session.find(CodeBatch.class, item.ref());
        BatchCodes derived = derive(session, item.brand(), batch);
        return new CodeOpening(
                derived.salt(item.index()),
                trees.of(session, item.brand(), batch).path(item.index(), derived::commitment));
    }

    BatchCodes derive(Session session, OrganisationId brand, CodeBatch batch) {
        byte[] key = keyring.unwrapBatchKey(session, brand, batch.ref(), batch.wrappedKey());
        return new BatchCodes(batch.ref(), batch.gtin(), batch.count(), key);
    }
}
