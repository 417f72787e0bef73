package com.jitrace.chain.node;

import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.entry.BlockHeader;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.gateway.Standstill;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.validator.Equivocation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Puts together what this node knows of the network, for whoever watches it. */
final class Overview {
    private static final System.Logger LOG = System.getLogger(Overview.class.getName());

    /** More different keys than this have never been in a set: an answer that everybody may ask for has an end. */
    private static final int EVIDENCE_MAX = 32;

    private static final int REASON_CHARACTERS_MAX = 500;
    private static final Pattern FILE_PATH = Pattern.compile("(?<![^\\s\"'(:=])/[^\\s\"'),;:]+");

    private final Node.Parts parts;
    private final Chain chain;
    private final Pool pool;
    private final Courier courier;
    private final Publication publication;
    private final Lags lags;

    Overview(Node.Parts parts, Chain chain, Pool pool, Courier courier, Publication publication, Lags lags) {
        this.parts = parts;
        this.chain = chain;
        this.pool = pool;
        this.courier = courier;
        this.publication = publication;
        this.lags = lags;
    }

    NetworkState now(Optional<Standstill> stalled, Collection<Equivocation> lies) {
        long now = parts.clock().millis();
        Tip tip = chain.tip();
        ValidatorSet set = chain.setInForce();
        Optional<Long> time = tip.height() == 0 ? Optional.empty() : Optional.of(tip.time());
        Optional<String> doubt = chain.doubt();
        return new NetworkState(
                parts.genesis().chainId(),
                chain.epoch(),
                tip.height(),
                tip.log().size(),
                time,
                time.map(t -> Math.max(0, now - t)),
                lags.median(),
                publication
                        .checkpoint()
                        .map(p -> Math.max(0, now - BlockHeader.parse(p.leaf()).time())),
                parts.identity().name(),
                parts.identity().in(set),
                set.faulty(),
                set.quorum(),
                validators(set, tip, now),
                stalled.or(() -> standstill(doubt)),
                pool.fill(),
                disk(),
                doubt.map(Overview::withoutPaths),
                lies.stream().limit(EVIDENCE_MAX).map(this::evidence).toList());
    }

    private Optional<Standstill> standstill(Optional<String> doubt) {
        if (chain.alone()) {
            return doubt.map(why -> new Standstill.InDoubt(true));
        }
        return parts.ordering().leader().isPresent() ? Optional.empty() : Optional.of(new Standstill.NobodyOrders());
    }

    private List<NetworkState.Validator> validators(ValidatorSet set, Tip tip, long now) {
        Map<String, Standings.Heard> heard = courier.heard();
        return set.validators().stream()
                .map(v -> parts.identity().in(set)
                                && v.name().equals(parts.identity().name())
                        ? new NetworkState.Validator(
                                v.name(), v.keyHash(), true, true, Optional.empty(), Optional.of(tip.height()))
                        : other(v, Optional.ofNullable(heard.get(v.name())), now))
                .toList();
    }

    private static NetworkState.Validator other(Vkey vkey, Optional<Standings.Heard> last, long now) {
        Optional<Long> ago = last.map(h -> Math.max(0, now - h.at()));
        return new NetworkState.Validator(
                vkey.name(),
                vkey.keyHash(),
                false,
                ago.filter(a -> a <= Standings.SILENCE_MILLIS_MAX).isPresent(),
                ago,
                // what cannot be a height is not repeated
                last.map(h -> h.standing().height()).filter(h -> h >= 0 && h <= Limits.NUMBER_MAX));
    }

    private Optional<NetworkState.Disk> disk() {
        try {
            return parts.blocks().disk();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the disk does not say how full it is", e);
            return Optional.empty();
        }
    }

    private NetworkState.Evidence evidence(Equivocation lie) {
        long size = Certificate.parse(lie.first()).orElseThrow().checkpoint().size();
        return new NetworkState.Evidence(
                lie.vkey().name(),
                lie.vkey().text(),
                size,
                lie.first(),
                lie.second(),
                Ledger.equivocated(parts.state().state(), lie.vkey()));
    }

    /** Errors of the disk name files, and where those lie is nobody's business. */
    static String withoutPaths(String reason) {
        String clean = FILE_PATH.matcher(reason).replaceAll("(file)");
        return clean.length() > REASON_CHARACTERS_MAX ? clean.substring(0, REASON_CHARACTERS_MAX) : clean;
    }
}
