package com.jitrace.app.assembly;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.capture.BuildingItems;
import com.jitrace.app.capture.Recorded;
import com.jitrace.app.capture.Recorded.Trouble;
import com.jitrace.app.capture.Selection;
import com.jitrace.app.capture.Where;
import com.jitrace.app.capture.Workbench;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.receiving.Holds;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Stock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Parts are built into items, taken out again, counted into stock and scrapped. What does not fit the bill of material, or is not in this
 * organisation's hands, is refused before anything is sent; the validators judge again.
 */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK})
public class AssemblingItems {
    /** Most codes on one workbench. */
    public static final int CODES_MAX = 10_000;

    /** Most lots on one workbench. */
    public static final int LOTS_MAX = 500;

    private static final int LABEL_CHARACTERS_MAX = 40;

    /**
     * What is scanned.
     *
     * @param item code of the item that is built
     * @param parts codes of the parts
     * @param counted pieces without codes, by the label or the id of their lot
     */
    public record Scanned(String item, List<String> parts, List<BuildingItems.Amount> counted) {
        public Scanned {
            parts = parts.stream().filter(code -> !code.isBlank()).toList();
            counted = List.copyOf(counted);
        }

        private boolean tooMuch() {
            return parts.size() > CODES_MAX || counted.size() > LOTS_MAX;
        }
    }

    @Inject
    private Catalogue catalogue;

    private final Databases databases;
    private final BuildingItems building;
    private final CurrentUser user;

    @Inject
    AssemblingItems(Databases databases, BuildingItems building, CurrentUser user) {
        this.databases = databases;
        this.building = building;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AssemblingItems() {
        this(null, null, null);
    }

    /** What is scanned against the bill; nothing is written. */
    public AsBuilt compare(Scanned scanned, boolean whole) {
        if (scanned.tooMuch()) {
            return new AsBuilt(List.of(), List.of(new Trouble("", "capture.too-many-items")));
        }
        return compare(building.look(scanned.item(), scanned.parts(), scanned.counted()), whole);
    }

    private AsBuilt compare(Workbench bench, boolean whole) {
        return bench.item()
                .map(item -> AsBuilt.of(bill(item), bench, whole).and(heldBack(bench)))
                .orElseGet(() -> new AsBuilt(List.of(), bench.troubles()));
    }

    /** Parts and lots that this organisation holds back because of their quality. */
    private List<Trouble> heldBack(Workbench bench) {
        return databases.of(user.required().organisation(), session -> {
            Holds holds = new Holds(session);
            List<Trouble> held = new ArrayList<>();
            bench.parts().stream()
                    .filter(part -> !holds.on(part.state().lot(), part.ref(), part.index(), part.index())
                            .isEmpty())
                    .forEach(part -> held.add(new Trouble(part.code(), "assembly.on-hold")));
            bench.counted().stream()
                    .filter(some -> !holds.on(some.lot(), "", 0, 0).isEmpty())
                    .forEach(some -> held.add(new Trouble(some.lot(), "assembly.on-hold")));
            return held;
        });
    }

    /** The bill is the brand's: whoever builds its product for it reads it there. */
    private Bill bill(Workbench.Piece item) {
        return databases
                .of(item.brand(), session -> new Bills(session).of(item.productId()))
                .orElse(new Bill(item.productId(), 0, List.of()));
    }

    /**
     * Builds the parts in.
     *
     * @param whole whether the item is to be complete then; otherwise more parts follow later
     */
    public Recorded assemble(Scanned scanned, boolean whole, Optional<Where> where) {
        if (scanned.tooMuch()) {
            return refused(new Trouble("", "capture.too-many-items"));
        }
        Workbench bench = building.look(scanned.item(), scanned.parts(), scanned.counted());
        AsBuilt built = compare(bench, whole);
        return built.troubles().isEmpty() && bench.item().isPresent()
                ? building.assemble(work(bench), where)
                : new Recorded.NotRecorded(built.troubles());
    }

    /** Takes parts out: for rework, or to use them elsewhere. Which part is in which item the validators know best. */
    public Recorded takeOut(Scanned scanned, Optional<Where> where) {
        if (scanned.tooMuch()) {
            return refused(new Trouble("", "capture.too-many-items"));
        }
        Workbench bench = building.look(scanned.item(), scanned.parts(), scanned.counted());
        List<Trouble> troubles = new ArrayList<>(bench.troubles());
        bench.item()
                .filter(item -> !item.held() || !item.state().status().equals(ItemState.RELEASED))
                .ifPresent(item -> troubles.add(new Trouble(item.code(), "assembly.item-not-here")));
        bench.parts().stream()
                .filter(part -> part.state().status().equals(ItemState.RELEASED) && part.held())
                .forEach(part -> troubles.add(new Trouble(part.code(), "assembly.not-inside")));
        if (bench.parts().isEmpty() && bench.counted().isEmpty() && troubles.isEmpty()) {
            troubles.add(new Trouble("", "assembly.no-parts"));
        }
        return troubles.isEmpty() && bench.item().isPresent()
                ? building.disassemble(work(bench), where)
                : new Recorded.NotRecorded(troubles);
    }

    private static BuildingItems.Work work(Workbench bench) {
        List<BuildingItems.Amount> counted = bench.counted().stream()
                .map(some -> new BuildingItems.Amount(some.lot(), some.quantity()))
                .toList();
        return new BuildingItems.Work(bench.item().orElseThrow(), bench.parts(), counted);
    }

    /** Items that no longer exist; this cannot be erased. */
    public Recorded scrap(List<String> codes, Optional<Where> where) {
        return building.scrap(new Selection.Codes(codes), where);
    }

    /** Counted pieces of a lot of an own product, by the label printed on it, come into stock, go out, or are handed over. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public Recorded count(String product, String label, BuildingItems.Flow flow, Optional<Where> where) {
        if (label.isBlank() || label.trim().length() > LABEL_CHARACTERS_MAX) {
            return refused(new Trouble(label, "capture.lot-form"));
        }
        boolean own = databases.of(
                user.required().organisation(),
                session -> catalogue.find(session, product).isPresent());
        if (!own) {
            return refused(new Trouble(product, "assembly.bill-product"));
        }
        return flow(flow).orElseGet(() -> building.countLabelled(product, label.trim(), flow, where));
    }

    /** The same for a lot of a brand that this organisation works for, by its id on the chain. */
    public Recorded count(OrganisationId brand, String lot, BuildingItems.Flow flow, Optional<Where> where) {
        return lot.matches("[0-9a-f]{32}")
                ? flow(flow).orElseGet(() -> building.count(brand, flow, lot, where))
                : refused(new Trouble(lot, "assembly.lot-unknown"));
    }

    /** Counted pieces in the own hands. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
    public List<BuildingItems.Balance> stock() {
        return building.balances();
    }

    private static Optional<Recorded> flow(BuildingItems.Flow flow) {
        if (flow.quantity() < 1 || flow.quantity() > Limits.NUMBER_MAX) {
            return Optional.of(refused(new Trouble("", "assembly.quantity")));
        }
        boolean over = flow.way() == Stock.Flow.OVER;
        return over != flow.to().filter(to -> to.matches("[0-9a-f]{32}")).isPresent()
                ? Optional.of(refused(new Trouble("", "capture.unknown-addressee")))
                : Optional.empty();
    }

    private static Recorded refused(Trouble trouble) {
        return new Recorded.NotRecorded(List.of(trouble));
    }
}
