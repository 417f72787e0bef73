package com.jitrace.chain.epoch;

import com.jitrace.chain.checkpoint.Genesis;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The epoch documents of a chain: without any the epoch of the genesis lasts for ever.
 *
 * @param first the epoch of the genesis
 * @param origin of every checkpoint
 * @param documents ascending, one for each epoch after the first
 */
public record Epochs(long first, String origin, List<EpochDocument> documents) {
    /** A chain without documents. */
    public static final Epochs NONE = new Epochs(0, "", List.of());

    public Epochs {
        documents = documents.stream()
                .sorted(Comparator.comparingLong(EpochDocument::epoch))
                .toList();
        for (int at = 0; at < documents.size(); at++) {
            EpochDocument document = documents.get(at);
            if (document.epoch() != first + 1 + at) {
                throw new IllegalArgumentException("no document of epoch " + (first + 1 + at));
            } else if (at > 0 && document.height() < documents.get(at - 1).height()) {
                throw new IllegalArgumentException("epoch " + document.epoch() + " begins below the one before it");
            }
        }
    }

    /** An IllegalArgumentException if these are not the documents of one chain without a gap. */
    public static Epochs of(Genesis genesis, List<EpochDocument> documents) {
        if (!documents.stream().allMatch(d -> d.chain().equals(genesis.chainId()))) {
            throw new IllegalArgumentException("an epoch document of another chain");
        }
        return new Epochs(genesis.epoch(), genesis.origin(), documents);
    }

    /** The newest epoch that operators have begun. */
    public long present() {
        return newest().map(EpochDocument::epoch).orElse(first);
    }

    /** The same of this chain; without documents this object does not know the genesis. */
    public long present(Genesis genesis) {
        return genesis.epoch() + documents.size();
    }

    public Optional<EpochDocument> newest() {
        return documents.isEmpty() ? Optional.empty() : Optional.of(documents.get(documents.size() - 1));
    }

    /** The document whose epoch the block of this height is the first of. */
    public Optional<EpochDocument> beginningAt(long height) {
        return last(d -> d.begin() == height);
    }

    /** The document that says whose votes count at this height because of a settlement there, or just below. */
    public Optional<EpochDocument> votedBy(long height) {
        return last(d -> d.height() == height || d.begin() == height);
    }

    /** The body that must stand at this height. */
    public Optional<byte[]> adopted(long height) {
        return last(d -> d.height() == height).flatMap(EpochDocument::block);
    }

    /** Those that settle this height, ascending. */
    public List<EpochDocument> settling(long height) {
        return documents.stream().filter(d -> d.height() == height).toList();
    }

    /** As they were before this epoch. */
    public Epochs before(long epoch) {
        return new Epochs(
                first, origin, documents.stream().filter(d -> d.epoch() < epoch).toList());
    }

    /** Certificates that validators reported: whoever has the block can do with them. */
    public Stream<String> certificates() {
        return documents.stream().flatMap(d -> d.reports().stream()).flatMap(r -> r.certificate().stream());
    }

    private Optional<EpochDocument> last(Predicate<EpochDocument> wanted) {
        return documents.stream().filter(wanted).reduce((one, next) -> next);
    }
}
