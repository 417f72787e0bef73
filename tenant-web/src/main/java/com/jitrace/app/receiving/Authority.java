package com.jitrace.app.receiving;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.ItemEvent;
import java.util.List;

/**
 * Who may stand behind a part: this organisation itself, or whoever it authorised, at most three steps down (CHAIN.md §8). The chain has
 * judged every entry as of its block; this asks again as of now, which the chain does not.
 */
record Authority(List<CertifiedAuthorisation> authorisations, Self self) {
    private static final int DEPTH_MAX = 3;

    Authority {
        authorisations = List.copyOf(authorisations);
    }

    /** What is asked of an authorisation; region "" = none was declared. */
    private record Wanted(String act, String product, String region, long time) {}

    /** Whether the author of a commission was allowed to make it when the chain took it. */
    boolean then(ItemEvent made, String product) {
        return covers(made.author(), new Wanted(made.act(), product, made.region(), made.blockTime()), DEPTH_MAX);
    }

    /** Whether a party may do this now. */
    boolean now(String party, String act, String product, long time) {
        return covers(party, new Wanted(act, product, "", time), DEPTH_MAX);
    }

    private boolean covers(String party, Wanted wanted, int depth) {
        return self.isOwn(party)
                || depth > 0
                        && authorisations.stream()
                                .filter(auth -> auth.toParty().equals(party) && fits(auth, wanted))
                                .anyMatch(auth -> covers(auth.byParty(), wanted, depth - 1));
    }

    private static boolean fits(CertifiedAuthorisation auth, Wanted wanted) {
        return auth.acts().contains(wanted.act())
                && auth.covers(wanted.product())
                && auth.from() <= wanted.time()
                && wanted.time() <= auth.until()
                && (!auth.revoked() || wanted.time() < auth.revokedAt())
                && (wanted.region().isEmpty() || auth.coversRegion(wanted.region()));
    }
}
