package com.jitrace.app.dossier;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SecurityEvent;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.part.Parts;
import com.jitrace.app.part.StoredRecord;
import com.jitrace.app.readmodel.Run;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.trace.Node;
import com.jitrace.app.trace.Origin;
import com.jitrace.app.trace.Trace;
import com.jitrace.app.trace.TracingParts;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.EntryProof;
import com.jitrace.chain.merkle.Opening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Packs all that the reader's organisation was told of an item and of what is in it, with the proofs; noted in its security log. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
public class MakingPacks {
    /** Most entries in a pack. */
    public static final int ENTRIES_MAX = 2_000;

    /** Outcome. */
    public sealed interface Outcome permits Made, NotMade, Unknown {}

    /** @param name of the file */
    public record Made(String name, byte[] zip) implements Outcome {}

    /** @param code key of the text that says what to do */
    public record NotMade(String code) implements Outcome {}

    /** The reader knows no such item. */
    public record Unknown() implements Outcome {}

    private final Databases databases;
    private final TracingParts tracing;
    private final ToldEntries told;
    private final NamedDocuments named;
    private final ChainGateway chain;

    @Inject
    private CurrentUser user;

    @Inject
    private SecurityLog log;

    @Inject
    @SuppressWarnings("NullAway.Init")
    MakingPacks(Databases databases, TracingParts tracing, ToldEntries told, NamedDocuments named, ChainGateway chain) {
        this.databases = databases;
        this.tracing = tracing;
        this.told = told;
        this.named = named;
        this.chain = chain;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MakingPacks() {
        this(null, null, null, null, null);
    }

    /** The pack of one item, named by its code, link or name. */
    public Outcome read(String of) {
        SignedIn who = user.required();
        Optional<Trace> trace = tracing.readBack(of);
        if (trace.isEmpty()) {
            return new Unknown();
        }
        List<Origin.Stretch> items = trace.get().nodes().stream()
                .flatMap(node -> node.content() instanceof Node.Items some ? Stream.of(some.items()) : Stream.empty())
                .distinct()
                .toList();
        long beginnings =
                trace.get().nodes().stream().filter(node -> node.before() < 0).count();
        if (beginnings != 1 || items.isEmpty() || items.get(0).count() != 1) {
            return new NotMade("dossier.one-item");
        }
        SortedSet<Long> leaves = databases.of(who.organisation(), session -> told.leaves(session, trace.get()));
        if (trace.get().more() || trace.get().deeper() || leaves.size() > ENTRIES_MAX) {
            return new NotMade("dossier.too-large");
        }
        return new OneCheckpoint(chain)
                .prove(leaves)
                .map(proofs -> pack(who, items, proofs))
                .orElseGet(() -> new NotMade("dossier.not-yet"));
    }

    private Outcome pack(SignedIn who, List<Origin.Stretch> items, List<EntryProof> proofs) {
        OrganisationId self = who.organisation();
        List<String> texts = new ArrayList<>(
                proofs.stream().map(proof -> NamedDocuments.text(proof.leaf())).toList());
        SortedSet<String> hashes = texts.stream()
                .flatMap(text -> NamedDocuments.hashes(text).stream())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        List<Opening> records = databases.of(self, session -> records(session, items, hashes));
        records.forEach(record -> texts.add(NamedDocuments.text(record.canonicalValue())));
        Optional<SortedMap<String, byte[]>> documents = named.of(self, texts);
        if (documents.isEmpty()) {
            return new NotMade("dossier.too-large");
        }
        Origin.Stretch item = items.get(0);
        Run.Span span = item.span();
        ItemPack pack = new ItemPack(
                item.ref() + "/" + span.first(),
                new ItemPack.Genesis(chain.genesis().chainId(), chain.genesis().canonical()),
                proofs,
                records,
                documents.get());
        String name = item.ref() + "-" + span.first() + ".zip";
        log.record(who, SecurityEvent.Kind.EXPORT, name);
        return new Made(name, pack.zip());
    }

    /** The records that one of the entries names: what the chain refused, or has not yet, is not among them. */
    private static List<Opening> records(Session session, List<Origin.Stretch> items, SortedSet<String> named) {
        Parts parts = new Parts(session);
        return items.stream()
                .flatMap(some -> parts
                        .records(some.ref(), some.span().first(), some.span().last())
                        .stream())
                .filter(record -> named.contains(record.commitment()))
                .collect(Collectors.toMap(
                        StoredRecord::commitment, StoredRecord::opening, (a, b) -> a, java.util.TreeMap::new))
                .values()
                .stream()
                .toList();
    }
}
