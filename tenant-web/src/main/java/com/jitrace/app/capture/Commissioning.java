package com.jitrace.app.capture;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** Commissions parts of one product, each with the commitment of its record; for use cases that have decided what the records say. */
@ApplicationScoped
public class Commissioning {
    /** Most entries that are signed as one batch. */
    public static final int ENTRIES_MAX = 500;

    /**
     * Items that one record is about.
     *
     * @param doc commitment of the record, 64 hex digits
     */
    public record Piece(String ref, int first, int last, String doc) {
        int count() {
            return last - first + 1;
        }
    }

    /** As whom, and of which product. */
    public record Role(Party party, boolean own, String product) {}

    private final FamiliarCodes familiar;
    private final Recording recording;
    private final Outbox outbox;

    @Inject
    Commissioning(FamiliarCodes familiar, Recording recording, Outbox outbox) {
        this.familiar = familiar;
        this.recording = recording;
        this.outbox = outbox;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Commissioning() {
        this(null, null, null);
    }

    /** The code in what somebody typed or scanned, a link included. */
    public static Optional<Code> read(String typed) {
        return Code.read(SelectedItems.bare(typed));
    }

    /** The items of these codes; a code of a brand that the organisation does not work for is not in the answer. */
    public Map<Code, Located> locate(OrganisationId self, Collection<Code> codes) {
        return familiar.locate(self, codes);
    }

    /** The first item of a batch, if it is one of a brand that the organisation works for. */
    public Optional<Located> locateFirst(OrganisationId self, String ref) {
        return familiar.locateFirst(self, ref);
    }

    /** One entry for each piece, at most {@link #ENTRIES_MAX}, as one row of the outbox; empty when nobody ever authorised the party. */
    public Optional<Long> commission(
            Session session, SignedIn who, Role role, List<Piece> pieces, Optional<Where> where) {
        List<BatchItems> items = pieces.stream().map(Commissioning::items).toList();
        Share share = new Share(
                role.party(),
                role.own(),
                new Goods.Loose(items.subList(0, 1)),
                Set.of(role.product()),
                pieces.stream().mapToInt(Piece::count).sum());
        Optional<Details> details = recording.details(session, recording.now("commission", where), share);
        if (details.isEmpty()) {
            return Optional.empty();
        }
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            statements.add(new Commission(
                    new Goods.Loose(List.of(items.get(i))),
                    Optional.empty(),
                    details.get().withDoc(pieces.get(i).doc())));
        }
        return Optional.of(outbox.add(session, who.organisation(), role.party().id(), "commission", who, statements));
    }

    private static BatchItems items(Piece piece) {
        return new BatchItems(piece.ref(), Ranges.of(piece.first(), piece.last()));
    }
}
