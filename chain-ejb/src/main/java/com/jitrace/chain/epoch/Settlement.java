package com.jitrace.chain.epoch;

import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.ValidatorSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What reports say about a height that has no certificate. At least n − f validators must have reported. Who did not counts as one of the f that lie or
 * are gone: a validator that still has its disk must be waited for, because it alone may hold a certificate (decision 0038).
 *
 * @param old whose votes are split
 * @param below text of the last certified block; empty below height 1
 */
public record Settlement(String chain, long epoch, long height, ValidatorSet old, Optional<CheckpointText> below) {
    /** n − f; never less than a quorum. */
    public int reportsMin() {
        return old.validators().size() - old.faulty();
    }

    /** Why these reports settle nothing here, if so. */
    public Optional<String> fault(List<Report> reports) {
        Set<String> voters = new HashSet<>();
        for (Report report : reports) {
            String who = report.voter().name();
            if (!old.validators().contains(report.voter()) || !voters.add(who)) {
                return Optional.of("a report of a stranger, or a second one: " + who);
            } else if (!report.chain().equals(chain) || report.epoch() != epoch || !report.signed()) {
                return Optional.of("the report of " + who + " is not signed, or of another chain or epoch");
            } else if (report.height() > height) {
                return Optional.of("the report of " + who + " is about height " + report.height() + ", above " + height
                        + ": either that height is the open one, or it is not to be counted");
            } else if (above(report)) {
                return Optional.of(
                        "the report of " + who + " has the certificate of a block that is not below height " + height);
            }
        }
        if (reports.size() < reportsMin()) {
            return Optional.of(reports.size() + " reports, at least " + reportsMin() + " are needed");
        }
        return Optional.empty();
    }

    /** A certificate cannot be invented: the highest one says which height is open. An older one changes nothing. */
    private boolean above(Report report) {
        long size = below.map(CheckpointText::size).orElse(0L);
        return report.certificate()
                .flatMap(Certificate::parse)
                .filter(c -> c.checkpoint().size() > size && c.certifiedBy(old))
                .isPresent();
    }

    /**
     * The block that may have been certified and must be adopted: more than f reported a vote for it, so an honest one found it valid. Of two such
     * blocks no honest validator can have a certificate, or its report would have it; the one with more votes is taken.
     */
    public Optional<CheckpointText> forced(List<Report> reports) {
        Map<CheckpointText, Integer> votes = new HashMap<>();
        long size = below.map(CheckpointText::size).orElse(0L);
        reports.stream()
                .filter(r -> r.height() == height)
                .flatMap(r -> r.voted().stream())
                .filter(text -> text.size() > size)
                .forEach(text -> votes.merge(text, 1, Integer::sum));
        return votes.entrySet().stream()
                .filter(e -> e.getValue() > old.faulty())
                .max(Map.Entry.<CheckpointText, Integer>comparingByValue()
                        .thenComparing(e -> e.getKey().text(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }
}
