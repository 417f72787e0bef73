package com.jitrace.chain.validator;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the votes for one text. One thread. */
public final class Ballot {
    private final ValidatorSet set;
    private final CheckpointText text;
    private final Map<String, SignatureLine> votes = new HashMap<>();

    public Ballot(ValidatorSet set, CheckpointText text) {
        this.set = set;
        this.text = text;
    }

    /** Counts a vote if it is a valid one of a validator that has not voted yet; a certificate as soon as there is a quorum. */
    public Optional<Certificate> accept(SignatureLine vote) {
        Optional<Vkey> voter = set.named(vote.name());
        if (voter.isPresent() && vote.isOf(voter.get(), text.text())) {
            votes.putIfAbsent(vote.name(), vote);
        }
        if (votes.size() < set.quorum()) {
            return Optional.empty();
        }
        return Optional.of(new Certificate(
                text,
                set.validators().stream()
                        .filter(v -> votes.containsKey(v.name()))
                        .map(v -> votes.get(v.name()))
                        .toList()));
    }
}
