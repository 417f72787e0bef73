package com.jitrace.app.capture;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.readmodel.CertifiedLot;
import com.jitrace.app.readmodel.CountedStock;
import com.jitrace.app.readmodel.Genealogy;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.PartUse;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Destroy;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Disassemble;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hibernate.Session;

/** Reads what lies on a workbench, and writes down what is built in, taken out, counted or scrapped. Its callers judge who may and what fits. */
@ApplicationScoped
public class BuildingItems {
    /** So many pieces of a lot, by its id or by the label of an own one. */
    public record Amount(String lot, long quantity) {}

    /**
     * So many pieces come in, go out or are handed over.
     *
     * @param to party id, exactly if they are handed over
     */
    public record Flow(Stock.Flow way, long quantity, Optional<String> to) {}

    /** What is written down: into (or out of) an item go parts and counted pieces. */
    public record Work(Workbench.Piece item, List<Workbench.Piece> parts, List<Amount> counted) {}

    private static final int INSIDE_ROWS_MAX = 10_000;
    /** Counted pieces have no codes; nothing reads these goods. */
    private static final Goods NO_CODES = Goods.unit("0".repeat(32));

    private final Databases databases;
    private final Organisations organisations;
    private final FamiliarCodes familiar;
    private final Recording recording;
    private final CurrentUser user;

    @Inject
    private ReadModel model;

    @Inject
    private Gathering gathering;

    @Inject
    private Decoding decoding;

    @Inject
    private Lots lots;

    @Inject
    BuildingItems(
            Databases databases,
            Organisations organisations,
            FamiliarCodes familiar,
            Recording recording,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.familiar = familiar;
        this.recording = recording;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected BuildingItems() {
        this(null, null, null, null, null);
    }

    /** What this organisation knows of these codes and lots; nothing is written. */
    public Workbench look(String item, List<String> parts, List<Amount> counted) {
        OrganisationId self = user.required().organisation();
        List<Recorded.Trouble> troubles = new ArrayList<>();
        List<Code> codes = new ArrayList<>();
        for (String text : parts) {
            Code.read(SelectedItems.bare(text))
                    .ifPresentOrElse(
                            codes::add, () -> troubles.add(new Recorded.Trouble(text.trim(), "capture.mistyped")));
        }
        Optional<Code> named = Code.read(SelectedItems.bare(item));
        if (named.isEmpty()) {
            troubles.add(new Recorded.Trouble(item.trim(), "capture.mistyped"));
        }
        List<Code> all = new ArrayList<>(codes);
        named.ifPresent(all::add);
        Map<Code, Located> located = familiar.locate(self, all);
        Set<Code> once = new HashSet<>();
        all.stream()
                .filter(code -> once.add(code) && !located.containsKey(code))
                .forEach(code -> troubles.add(new Recorded.Trouble(code.value(), "capture.unknown-code")));
        Set<String> own = new HashSet<>();
        organisations.parties(self).forEach(party -> own.add(party.id()));
        Workbench bench = databases.of(
                self,
                session -> new Workbench(
                        named.map(located::get).map(found -> piece(session, own, found)),
                        codes.stream()
                                .distinct()
                                .filter(located::containsKey)
                                .map(code -> piece(session, own, known(located, code)))
                                .toList(),
                        counted.stream()
                                .map(some -> counted(session, own, some))
                                .toList(),
                        Map.of(),
                        troubles));
        return bench.item().map(piece -> bench.withInside(inside(self, piece))).orElse(bench);
    }

    /** Pieces that are in an item already, by product, as this organisation was told. */
    private Map<String, Long> inside(OrganisationId self, Workbench.Piece item) {
        Map<String, Long> byRef = new TreeMap<>();
        Map<String, Long> inside = new TreeMap<>();
        databases.of(self, session -> {
            Genealogy genealogy = new Genealogy(session);
            genealogy.partsOf(item.ref(), item.index(), INSIDE_ROWS_MAX).stream()
                    .filter(PartUse::inside)
                    .forEach(use -> byRef.merge(use.ref(), (long) use.count(), Long::sum));
            genealogy
                    .countedIn(item.name())
                    .forEach((lot, pieces) ->
                            genealogy.lot(lot).ifPresent(known -> inside.merge(known.productId(), pieces, Long::sum)));
            return true;
        });
        // the product of a batch stands in its brand's database, which is another transaction
        byRef.forEach((ref, pieces) ->
                decoding.locateFirst(ref).ifPresent(first -> inside.merge(first.productId(), pieces, Long::sum)));
        return inside;
    }

    private static Located known(Map<Code, Located> located, Code code) {
        return java.util.Objects.requireNonNull(located.get(code));
    }

    private Workbench.Piece piece(Session session, Set<String> own, Located item) {
        ItemState state = model.state(session, item.ref(), item.index());
        boolean held = own.contains(state.custodian()) && state.addressee().isEmpty();
        boolean recalled = !model.recalls(session, item.productId(), item.ref(), item.index(), state)
                .isEmpty();
        return new Workbench.Piece(
                item.code().value(), item.ref(), item.index(), item.productId(), item.brand(), state, held, recalled);
    }

    private Workbench.Counted counted(Session session, Set<String> own, Amount some) {
        Genealogy genealogy = new Genealogy(session);
        String lot = some.lot().matches("[0-9a-f]{32}")
                ? some.lot()
                : lots.labelled(session, some.lot().trim()).stream()
                        .findFirst()
                        .map(ProductionLot::id)
                        .orElse(some.lot());
        long there = own.stream()
                .flatMap(party -> genealogy.stock(lot, party).stream())
                .mapToLong(CountedStock::qty)
                .sum();
        return new Workbench.Counted(
                lot, genealogy.lot(lot).map(CertifiedLot::productId).orElse(""), some.quantity(), there);
    }

    /** Parts go into the item. */
    public Recorded assemble(Work work, Optional<Where> where) {
        return build("assemble", work, where, (item, parts, details) -> new Assemble(item, parts, details));
    }

    /** Parts come out of the item, back into the hands that hold it. */
    public Recorded disassemble(Work work, Optional<Where> where) {
        return build("disassemble", work, where, (item, parts, details) -> new Disassemble(item, parts, details));
    }

    @FunctionalInterface
    private interface Making {
        Building of(ItemName item, Building.Parts parts, Details details);
    }

    private Recorded build(String act, Work work, Optional<Where> where, Making making) {
        SignedIn who = user.required();
        OrganisationId brand = work.item().brand();
        if (!work.parts().stream().allMatch(part -> part.brand().equals(brand))) {
            return refused("capture.one-brand");
        }
        Party party = organisations.findParty(who.organisation(), brand).orElseThrow();
        Set<String> products = new TreeSet<>(Set.of(work.item().productId()));
        work.parts().forEach(part -> products.add(part.productId()));
        List<BatchItems> items = items(work.parts());
        Share share = new Share(
                party,
                brand.equals(who.organisation()),
                Goods.items(
                        work.item().ref(),
                        Ranges.of(work.item().index(), work.item().index())),
                products,
                work.parts().size());
        ItemName name = new ItemName(work.item().ref(), work.item().index());
        List<Building.Quantity> stock = work.counted().stream()
                .sorted(Comparator.comparing(Amount::lot))
                .map(some -> new Building.Quantity(some.lot(), some.quantity()))
                .toList();
        return databases.of(
                who.organisation(),
                session -> recording.write(
                        session,
                        who,
                        recording.now(act, where),
                        List.of(share),
                        (one, details) -> List.of(making.of(name, new Building.Parts(items, stock), details))));
    }

    private static List<BatchItems> items(List<Workbench.Piece> parts) {
        Map<String, TreeSet<Integer>> indices = new TreeMap<>();
        parts.forEach(part ->
                indices.computeIfAbsent(part.ref(), ref -> new TreeSet<>()).add(part.index()));
        return indices.entrySet().stream()
                .map(e -> new BatchItems(
                        e.getKey(),
                        Ranges.ofIndices(e.getValue().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())))
                .toList();
    }

    /** Items that no longer exist. */
    public Recorded scrap(Selection selection, Optional<Where> where) {
        SignedIn who = user.required();
        Gathered gathered = gathering.gather(who.organisation(), selection);
        if (!gathered.troubles().isEmpty()) {
            return new Recorded.NotRecorded(gathered.troubles());
        }
        if (selection instanceof Selection.OfUnit) {
            return refused("capture.no-unit");
        }
        return databases.of(
                who.organisation(),
                session -> recording.write(
                        session,
                        who,
                        recording.now("destroy", where),
                        gathered.shares(),
                        (share, details) -> List.of(new Destroy(share.goods(), details))));
    }

    /**
     * Counted pieces come in, go out or are handed over.
     *
     * @param brand whose lot it is
     */
    public Recorded count(OrganisationId brand, Flow flow, String lot, Optional<Where> where) {
        Optional<Party> party = organisations.findParty(user.required().organisation(), brand);
        return party.isEmpty()
                ? refused("capture.not-a-partner")
                : count(party.get(), flow, Set.of(), where, (session, details) -> List.of(stock(lot, flow, details)));
    }

    /** The same for a lot of an own product by the label that is printed on it; a new one is opened. */
    public Recorded countLabelled(String product, String label, Flow flow, Optional<Where> where) {
        OrganisationId self = user.required().organisation();
        Party party = organisations.findParty(self, self).orElseThrow();
        return count(party, flow, Set.of(product), where, (session, details) -> {
            Lots.Named named = lots.named(session, product, label);
            List<Statement> all = new ArrayList<>();
            named.opening().ifPresent(all::add);
            all.add(stock(named.id(), flow, details));
            return all;
        });
    }

    /**
     * Counted pieces in the own hands.
     *
     * @param lot id on the chain
     * @param label as printed, or "" when it is not known here
     */
    public record Balance(String lot, String label, String productId, long quantity) {}

    public List<Balance> balances() {
        OrganisationId self = user.required().organisation();
        List<String> own = organisations.parties(self).stream().map(Party::id).toList();
        return databases.of(self, session -> {
            Genealogy genealogy = new Genealogy(session);
            return own.stream()
                    .flatMap(party -> genealogy.stockAt(party).stream())
                    .map(some -> new Balance(
                            some.lot(),
                            lots.label(session, some.lot()).orElse(""),
                            genealogy
                                    .lot(some.lot())
                                    .map(CertifiedLot::productId)
                                    .orElse(""),
                            some.qty()))
                    .toList();
        });
    }

    private static Stock stock(String lot, Flow flow, Details details) {
        return new Stock(lot, flow.way(), flow.quantity(), flow.to(), details);
    }

    @FunctionalInterface
    private interface Counting {
        List<Statement> statements(Session session, Details details);
    }

    private Recorded count(Party party, Flow flow, Set<String> products, Optional<Where> where, Counting counting) {
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            Share share = new Share(party, party.tenant().equals(who.organisation()), NO_CODES, products, (int)
                    Math.min(flow.quantity(), Integer.MAX_VALUE));
            return recording.write(
                    session,
                    who,
                    recording.now("stock", where),
                    List.of(share),
                    (one, details) -> counting.statements(session, details));
        });
    }

    private static Recorded refused(String code) {
        return new Recorded.NotRecorded(List.of(new Recorded.Trouble("", code)));
    }
}
