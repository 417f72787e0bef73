package com.jitrace.app.capture;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.gated.GatedParts;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Receive;
import com.jitrace.chain.entry.Release;
import com.jitrace.chain.entry.Return;
import com.jitrace.chain.entry.Sell;
import com.jitrace.chain.entry.Ship;
import com.jitrace.chain.entry.Statement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** Writes an imported file's good rows into the outbox, and that it did, in one transaction. */
@ApplicationScoped
public class CommittingImport {
    private static final int STATEMENTS_MAX = 500;

    /** Rows that become one entry: the same brand, place, time and addressee. */
    private record Group(OrganisationId brand, Optional<Where> where, long at, String to) {}

    private record Entries(Party party, List<Statement> statements) {}

    private final Databases databases;
    private final Organisations organisations;
    private final Outbox outbox;
    private final Recording recording;
    private final Clock clock;

    @Inject
    CommittingImport(
            Databases databases, Organisations organisations, Outbox outbox, Recording recording, Clock clock) {
        this.databases = databases;
        this.organisations = organisations;
        this.outbox = outbox;
        this.recording = recording;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CommittingImport() {
        this(null, null, null, null, null);
    }

    /** The receipt of an earlier commit of the same file for the same act. */
    Optional<ImportingMovements.Receipt> earlier(Session session, String key, boolean again) {
        return session.createQuery("from MovementImport i where i.commitKey = :key", MovementImport.class)
                .setParameter("key", key)
                .uniqueResultOptional()
                .map(row -> receipt(row, again));
    }

    static ImportingMovements.Receipt receipt(MovementImport row, boolean again) {
        return new ImportingMovements.Receipt(
                row.id(), row.act(), row.fileHash(), row.items(), row.submissions(), again);
    }

    ImportingMovements.Outcome commit(SignedIn who, MovementImport file, List<ImportCheck.Good> rows) {
        Map<Group, List<ImportCheck.Good>> groups = rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new Group(row.item().brand(), row.where(), row.at(), row.to()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        Map<OrganisationId, Party> parties = new TreeMap<>(java.util.Comparator.comparing(OrganisationId::value));
        for (Group group : groups.keySet()) {
            if (!parties.containsKey(group.brand())) {
                Optional<Party> party = organisations.findParty(who.organisation(), group.brand());
                if (party.isEmpty()) {
                    return new ImportingMovements.NotTaken("capture.not-a-partner");
                }
                parties.put(group.brand(), party.get());
            }
        }
        return databases.of(who.organisation(), session -> {
            MovementImport row =
                    session.find(MovementImport.class, file.id(), jakarta.persistence.LockModeType.PESSIMISTIC_WRITE);
            Optional<ImportingMovements.Receipt> earlier = earlier(session, row.commitKeyToBe(), true);
            return earlier.isPresent()
                    ? earlier.get()
                    : write(session, who, row, new Work(groups, parties, rows.size()));
        });
    }

    private record Work(Map<Group, List<ImportCheck.Good>> groups, Map<OrganisationId, Party> parties, int items) {}

    private ImportingMovements.Outcome write(Session session, SignedIn who, MovementImport row, Work work) {
        Map<String, Entries> byParty = new TreeMap<>();
        for (Map.Entry<Group, List<ImportCheck.Good>> one : work.groups().entrySet()) {
            Group group = one.getKey();
            Share share = share(
                    who,
                    group,
                    one.getValue(),
                    java.util.Objects.requireNonNull(work.parties().get(group.brand())));
            if (Recording.isForGate(session, row.act(), List.of(share))) {
                return new ImportingMovements.NotTaken(GatedParts.ONLY_AT_GATE);
            }
            Optional<Details> details =
                    recording.details(session, new Recording.Act(row.act(), group.where(), group.at()), share);
            if (details.isEmpty()) {
                return new ImportingMovements.NotTaken("capture.not-authorised");
            }
            byParty.computeIfAbsent(share.party().id(), id -> new Entries(share.party(), new ArrayList<>()))
                    .statements()
                    .add(movement(row.act(), share.goods(), group.to(), details.get()));
        }
        List<Long> submissions = new ArrayList<>();
        for (Entries entries : byParty.values()) {
            List<Statement> all = entries.statements();
            for (int from = 0; from < all.size(); from += STATEMENTS_MAX) {
                submissions.add(outbox.add(
                        session,
                        who.organisation(),
                        entries.party().id(),
                        row.act(),
                        who,
                        all.subList(from, Math.min(all.size(), from + STATEMENTS_MAX))));
            }
        }
        row.committed(row.commitKeyToBe(), submissions, work.items(), clock.millis());
        return receipt(row, false);
    }

    private static Share share(SignedIn who, Group group, List<ImportCheck.Good> rows, Party party) {
        Map<String, TreeSet<Integer>> indices = new TreeMap<>();
        rows.forEach(row -> indices.computeIfAbsent(row.item().ref(), ref -> new TreeSet<>())
                .add(row.item().index()));
        List<BatchItems> items = indices.entrySet().stream()
                .map(e -> new BatchItems(
                        e.getKey(),
                        Ranges.ofIndices(e.getValue().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())))
                .toList();
        return new Share(
                party,
                group.brand().equals(who.organisation()),
                new Goods.Loose(items),
                rows.stream().map(row -> row.item().productId()).collect(Collectors.toSet()),
                rows.size());
    }

    private static Movement movement(String act, Goods goods, String to, Details details) {
        return switch (act) {
            case "ship" -> new Ship(goods, to, details);
            case "receive" -> new Receive(goods, details);
            case "sell" -> new Sell(goods, details);
            case "return" -> new Return(goods, details);
            case "release" -> new Release(goods, Optional.empty(), details);
            default -> throw new IllegalStateException("an act that no file can have: " + act);
        };
    }
}
