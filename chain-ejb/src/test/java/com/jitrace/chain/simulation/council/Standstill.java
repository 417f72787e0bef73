package com.jitrace.chain.simulation.council;

import com.jitrace.chain.adapter.segment.SegmentBlocks;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.gateway.Outcome;
import com.jitrace.chain.validator.Watermark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a chain without faults gets anywhere, and if not, whether honest votes are split. */
record Standstill(Genesis genesis, Record record) {
    static boolean allFinal(List<Member> honest, String good) {
        return !good.isEmpty()
                && honest.stream().allMatch(m -> m.gateway().outcome(good) instanceof Outcome.Final)
                && honest.stream()
                                .map(m -> m.gateway().head().height())
                                .distinct()
                                .count()
                        == 1;
    }

    static String picture(List<Member> honest) {
        StringBuilder out = new StringBuilder();
        honest.forEach(m -> out.append(m.name)
                .append(' ')
                .append(m.gateway().head())
                .append(" waiting at ")
                .append(votedHeight(m))
                .append("; "));
        return out.toString();
    }

    private static long votedHeight(Member member) {
        SegmentBlocks blocks = member.disk.blocks(member.shared.genesis().chainId());
        return blocks.height() > blocks.certified() ? blocks.height() : -1;
    }

    /** Whether the honest votes for the next height, or larger sizes signed before, leave no block a quorum. */
    boolean split(List<Member> honest) {
        ValidatorSet set = record.setAt(record.blocks() + 1);
        List<Member> voters =
                honest.stream().filter(m -> set.named(m.name).isPresent()).toList();
        Map<String, Integer> votes = new HashMap<>();
        int free = 0;
        for (Member member : voters) {
            Watermark mark = member.disk.blocks(genesis.chainId()).watermark();
            if (mark.epoch() == member.epoch()
                    && mark.size() > member.gateway().head().size()) {
                votes.merge(mark.toString(), 1, Integer::sum);
            } else {
                free++;
            }
        }
        int most = votes.values().stream().mapToInt(v -> v).max().orElse(0);
        return votes.size() > 1 && most + free < set.quorum()
                || votes.size() == 1 && free < set.quorum() && voters.size() - most < set.quorum();
    }
}
