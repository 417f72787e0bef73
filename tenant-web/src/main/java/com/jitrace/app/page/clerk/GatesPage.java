package com.jitrace.app.page.clerk;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.receiving.GateWish;
import com.jitrace.app.receiving.OpeningGates;
import com.jitrace.app.receiving.Sampling;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The gates of a brand: opened for part numbers, closed again. */
@Named
@RequestScoped
public class GatesPage {
    private final OpeningGates gates;
    private final Catalogue catalogue;
    private final CurrentUser user;
    private final Shell shell;

    private String name = "";
    private String region = "";
    private String site = "";
    private String sampling = Sampling.Plan.NONE.name();
    private int n = 1;
    private String[] products = {};

    @Inject
    GatesPage(OpeningGates gates, Catalogue catalogue, CurrentUser user, Shell shell) {
        this.gates = gates;
        this.catalogue = catalogue;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GatesPage() {
        this(null, null, null, null);
    }

    /** One gate. */
    public record Row(String id, String name, String place, String parts, String sampling, long decisions) {}

    /** A product to choose. */
    public record Choice(String id, String name) {}

    public List<Row> rows() {
        Map<String, String> names =
                all().stream().collect(Collectors.toMap(Product::id, Product::name, (first, other) -> first));
        return gates.all().stream()
                .map(view -> new Row(
                        view.gate().id(),
                        view.gate().name(),
                        view.gate().region() + " " + view.gate().site(),
                        view.products().stream()
                                .map(id -> names.getOrDefault(id, id))
                                .collect(Collectors.joining(", ")),
                        shell.say(
                                "receiving.sampling." + view.gate().sampling().plan(),
                                view.gate().sampling().n()),
                        view.gate().decisions()))
                .toList();
    }

    private List<Product> all() {
        return catalogue.all(user.required().organisation());
    }

    public List<Choice> choices() {
        return all().stream()
                .map(product -> new Choice(product.id(), product.name()))
                .toList();
    }

    public @Nullable String open() {
        Sampling.Plan plan = Sampling.Plan.valueOf(sampling);
        if (plan != Sampling.Plan.NONE && (n < 1 || n > Sampling.N_MAX)) {
            return shell.refuse(shell.say("receiving.gate-sampling", Sampling.N_MAX));
        }
        OpeningGates.Opening opening = gates.open(new GateWish(
                name,
                Regions.read(region).orElse(region.trim()),
                site,
                Set.of(products),
                plan == Sampling.Plan.NONE ? Sampling.NOTHING : new Sampling(plan, n)));
        return opening instanceof OpeningGates.Opened
                ? shell.go("gates", "receiving.gate-opened", name)
                : shell.refuse(shell.say(((OpeningGates.NotOpened) opening).code()));
    }

    public @Nullable String close(String gate) {
        return gates.close(gate)
                ? shell.go("gates", "receiving.gate-closed")
                : shell.refuse(shell.say("receiving.no-gate"));
    }

    public List<String> plans() {
        return List.of("NONE", "EVERY", "FIRST");
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region == null ? "" : region;
    }

    public String getSite() {
        return site;
    }

    public void setSite(@Nullable String site) {
        this.site = site == null ? "" : site;
    }

    public String getSampling() {
        return sampling;
    }

    public void setSampling(@Nullable String sampling) {
        this.sampling = sampling != null && plans().contains(sampling) ? sampling : Sampling.Plan.NONE.name();
    }

    public int getN() {
        return n;
    }

    public void setN(int n) {
        this.n = n;
    }

    public String[] getProducts() {
        return products.clone();
    }

    public void setProducts(String @Nullable [] products) {
        this.products = products == null ? new String[0] : products.clone();
    }
}
