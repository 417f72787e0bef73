package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.Units;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Correct;
import com.jitrace.chain.entry.EntryName;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An organisation takes back what it recorded last. Nothing is erased: a further record restores what the first one found, for the goods to
 * which nothing happened since (CHAIN.md §8).
 */
@ApplicationScoped
public class CorrectingRecords {
    private final Databases databases;
    private final Organisations organisations;
    private final Outbox outbox;
    private final Recording recording;
    private final CurrentUser user;

    @Inject
    private Decoding decoding;

    @Inject
    CorrectingRecords(
            Databases databases, Organisations organisations, Outbox outbox, Recording recording, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.outbox = outbox;
        this.recording = recording;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CorrectingRecords() {
        this(null, null, null, null, null);
    }

    /** Takes back a submission of this organisation that is on the chain. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Recorded correct(long submission, Optional<Where> where) {
        SignedIn who = user.required();
        OrganisationId self = who.organisation();
        Optional<Outbox.Certified> found = databases.of(self, session -> outbox.certified(session, submission));
        if (found.isEmpty()) {
            return refused("capture.unknown-submission");
        }
        Outbox.Certified certified = found.get();
        List<Statement> movements = certified.statements().stream()
                .filter(s -> s instanceof Movement && !(s instanceof Correct))
                .toList();
        Optional<Party> party = organisations.partyById(certified.partyId());
        if (movements.isEmpty() || party.isEmpty()) {
            return refused("capture.not-correctable");
        }
        List<Share> shares = movements.stream()
                .map(s -> share(self, party.get(), ((Movement) s).goods()))
                .toList();
        return databases.of(self, session -> {
            List<Share> one = List.of(merged(shares));
            return recording.write(
                    session,
                    who,
                    recording.now("correct", where),
                    one,
                    (share, details) -> movements.stream()
                            .<Statement>map(s -> new Correct(
                                    ((Movement) s).goods(),
                                    new EntryName(
                                            certified.batchId(),
                                            certified.statements().indexOf(s)),
                                    details))
                            .toList());
        });
    }

    private Share share(OrganisationId self, Party party, Goods goods) {
        Set<String> refs = goods instanceof Goods.Loose loose
                ? loose.items().stream().map(BatchItems::batch).collect(Collectors.toSet())
                : databases.of(
                        self,
                        session -> new Units(session)
                                .contents(((Goods.OfUnit) goods).unit()).stream()
                                        .map(row -> row.ref())
                                        .collect(Collectors.toSet()));
        Set<String> products = refs.stream()
                .map(decoding::locateFirst)
                .flatMap(Optional::stream)
                .map(Located::productId)
                .collect(Collectors.toSet());
        int count = goods instanceof Goods.Loose ? (int) goods.touches() : 0;
        return new Share(party, party.tenant().equals(self), goods, products, count);
    }

    private static Share merged(List<Share> shares) {
        Set<String> products = new HashSet<>();
        shares.forEach(share -> products.addAll(share.products()));
        Share first = shares.get(0);
        return new Share(
                first.party(),
                first.own(),
                first.goods(),
                products,
                shares.stream().mapToInt(Share::count).sum());
    }

    private static Recorded refused(String code) {
        return new Recorded.NotRecorded(List.of(new Recorded.Trouble("", code)));
    }
}
