package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.app.recall.Effect;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.Recalling;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.words.Regions;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Scope;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A recall in two steps: look at what it would reach, then type to confirm and ask another administrator. */
@Named
@RequestScoped
public class RecallsPage {
    static final int CHARACTERS_MAX = 300;
    private static final int ITEMS_MAX = (1 << 26) - 1;

    private final Recalling recalling;
    private final Databases databases;
    private final ReadModel model;
    private final CurrentUser user;
    private final Shell shell;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Partners partners;

    private String product = "";
    private String batch = "";
    private @Nullable Integer first;
    private @Nullable Integer last;
    private String reason = "";
    private String remedy = "";
    private String confirmation = "";
    private @Nullable Effect effect;

    @Inject
    RecallsPage(Recalling recalling, Databases databases, ReadModel model, CurrentUser user, Shell shell) {
        this.recalling = recalling;
        this.databases = databases;
        this.model = model;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RecallsPage() {
        this(null, null, null, null, null);
    }

    /** A recall on the chain. */
    public record Row(long id, String target, String when, boolean lifted) {}

    /** A line of what a recall would reach. */
    public record Line(String what, long items) {}

    public List<Row> recalls() {
        Map<String, String> names = names();
        return flags().stream()
                .map(flag ->
                        new Row(flag.leafIndex(), target(flag, names), shell.minute(flag.blockTime()), flag.lifted()))
                .toList();
    }

    private List<RecallFlag> flags() {
        return databases.of(user.required().organisation(), model::recalls);
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        for (Product one : catalogue.all(user.required().organisation())) {
            names.put(one.id(), one.name());
        }
        return names;
    }

    private static String target(RecallFlag flag, Map<String, String> names) {
        RecallFlag.Target target = flag.target();
        String name = names.getOrDefault(target.target(), target.target());
        return target.scope().equals("items") ? name + " " + target.first() + "–" + target.last() : name;
    }

    /** Shows what the recall would reach; nothing is written. */
    public @Nullable String simulate() {
        effect = scope().flatMap(recalling::simulate).orElse(null);
        return effect == null ? shell.refuse(shell.say("recalls.choose")) : null;
    }

    public @Nullable String recall() {
        Optional<Scope> scope = scope();
        if (scope.isEmpty()) {
            return shell.refuse(shell.say("recalls.choose"));
        }
        effect = recalling.simulate(scope.get()).orElse(null);
        if (!confirmation.trim().equalsIgnoreCase(word())) {
            return shell.refuse(shell.say("recalls.not-confirmed", word()));
        }
        if (isUnusable(reason) || isUnusable(remedy)) {
            return shell.refuse(shell.say("recalls.words", CHARACTERS_MAX));
        }
        return told(recalling.ask(scope.get(), new Notice(reason.trim(), remedy.trim())), "recalls.asked");
    }

    public @Nullable String lift(long id) {
        Optional<RecallFlag> flag = flags().stream()
                .filter(one -> one.leafIndex() == id && !one.lifted())
                .findFirst();
        return flag.isEmpty()
                ? shell.refuse(shell.say("recall.unknown-goods"))
                : told(recalling.askToLift(scope(flag.get().target())), "recalls.lift-asked");
    }

    private static Scope scope(RecallFlag.Target target) {
        return switch (target.scope()) {
            case "product" -> new Scope.OfProduct(target.target());
            case "batch" -> new Scope.OfBatch(target.target());
            case "lot" -> new Scope.OfLot(target.target());
            default ->
                new Scope.OfItems(List.of(new BatchItems(target.target(), Ranges.of(target.first(), target.last()))));
        };
    }

    private Optional<Scope> scope() {
        if (batch.isEmpty()) {
            return product.isEmpty() ? Optional.empty() : Optional.of(new Scope.OfProduct(product));
        }
        if (first == null && last == null) {
            return Optional.of(new Scope.OfBatch(batch));
        }
        int from = first == null ? 0 : first;
        int to = last == null ? from : last;
        return from < 0 || to < from || to > ITEMS_MAX
                ? Optional.empty()
                : Optional.of(new Scope.OfItems(List.of(new BatchItems(batch, Ranges.of(from, to)))));
    }

    /** What must be typed: the batch's five characters, or the product's GTIN. */
    public String word() {
        return batch.isEmpty()
                ? catalogue
                        .find(user.required().organisation(), product)
                        .map(Product::gtin)
                        .orElse("")
                : batch;
    }

    private @Nullable String told(Recalling.Asking asking, String key) {
        return asking instanceof Recalling.NotAsked not
                ? shell.refuse(shell.say(not.code()))
                : shell.go("recalls", key);
    }

    private static boolean isUnusable(String words) {
        return words.isBlank() || words.trim().length() > CHARACTERS_MAX;
    }

    /** What it would reach, largest facts first; empty before anybody asked. */
    public List<Line> lines() {
        Effect known = effect;
        if (known == null) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(shell.say("recalls.reach.items"), known.items()));
        lines.add(new Line(shell.say("recalls.reach.sold"), known.soldItems()));
        new TreeMap<>(known.sold()).forEach((region, items) -> lines.add(new Line("– " + place(region), items)));
        lines.add(new Line(shell.say("recalls.reach.held"), known.heldItems()));
        holders(known).forEach((name, items) -> lines.add(new Line("– " + name, items)));
        lines.add(new Line(shell.say("recalls.reach.on-the-way"), known.onTheWay()));
        lines.add(new Line(shell.say("recalls.reach.not-released"), known.notReleased()));
        lines.add(new Line(shell.say("recalls.reach.built-in"), known.builtIn()));
        lines.add(new Line(shell.say("recalls.reach.cancelled"), known.cancelled()));
        return lines;
    }

    private String place(String region) {
        return region.isEmpty()
                ? shell.say("recalls.reach.nowhere")
                : Regions.name(region, shell.text().language());
    }

    private Map<String, Long> holders(Effect known) {
        OrganisationId brand = user.required().organisation();
        Map<String, Long> names = new TreeMap<>();
        databases.of(brand, session -> {
            known.held()
                    .forEach((party, items) ->
                            names.merge(partners.name(session, party).orElse(shell.organisation()), items, Long::sum));
            return true;
        });
        return names;
    }

    public String getProduct() {
        return product;
    }

    public void setProduct(@Nullable String product) {
        this.product = product == null ? "" : product;
    }

    public String getBatch() {
        return batch;
    }

    public void setBatch(@Nullable String batch) {
        this.batch = batch == null ? "" : batch;
    }

    public @Nullable Integer getFirst() {
        return first;
    }

    public void setFirst(@Nullable Integer first) {
        this.first = first;
    }

    public @Nullable Integer getLast() {
        return last;
    }

    public void setLast(@Nullable Integer last) {
        this.last = last;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(@Nullable String reason) {
        this.reason = reason == null ? "" : reason;
    }

    public String getRemedy() {
        return remedy;
    }

    public void setRemedy(@Nullable String remedy) {
        this.remedy = remedy == null ? "" : remedy;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(@Nullable String confirmation) {
        this.confirmation = confirmation == null ? "" : confirmation;
    }
}
