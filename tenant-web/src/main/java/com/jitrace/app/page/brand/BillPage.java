package com.jitrace.app.page.brand;

import com.jitrace.app.assembly.Bill;
import com.jitrace.app.assembly.DesigningProducts;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.part.Tracing;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a product is designed to be made of: a line at a time, each save a version. */
@Named
@RequestScoped
public class BillPage {
    private final DesigningProducts designing;
    private final TraceNames names;
    private final Shell shell;
    private String product = "";
    private String part = "";
    private String quantity = "1";
    private String tracing = Tracing.PIECE.name();
    private boolean shown;
    private @Nullable Optional<Bill> bill;

    @Inject
    BillPage(DesigningProducts designing, TraceNames names, Shell shell) {
        this.designing = designing;
        this.names = names;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected BillPage() {
        this(null, null, null);
    }

    /**
     * A line in words.
     *
     * @param followed whether the record says which pieces are inside: only then the product's page can show them
     */
    public record Row(String part, String name, long quantity, String tracing, boolean followed, boolean shown) {}

    @PostConstruct
    void begin() {
        product = shell.parameter("product");
    }

    private Optional<Bill> bill() {
        if (bill == null) {
            bill = product.isEmpty() ? Optional.empty() : designing.find(product);
        }
        return bill;
    }

    public boolean isKnown() {
        return bill().isPresent();
    }

    public int version() {
        return bill().map(Bill::version).orElse(0);
    }

    public String name() {
        return names.product(product);
    }

    public List<Row> rows() {
        return bill().map(Bill::lines).orElse(List.of()).stream()
                .map(line -> new Row(
                        line.part(),
                        names.product(line.part()),
                        line.quantity(),
                        shell.say("tracing." + line.tracing().name()),
                        line.tracing() != Tracing.NONE,
                        line.shown()))
                .toList();
    }

    public Tracing[] tracings() {
        return Tracing.values();
    }

    /** Adds the line, or replaces the one of the same part number. */
    public @Nullable String save() {
        if (!quantity.trim().matches("[1-9][0-9]{0,6}") || Long.parseLong(quantity.trim()) > Bill.QUANTITY_MAX) {
            return shell.refuse(shell.say("assembly.quantity"));
        }
        List<Bill.Line> lines = without(part);
        lines.add(new Bill.Line(
                part, Long.parseLong(quantity.trim()), Tracing.named(tracing).orElse(Tracing.PIECE), shown));
        return save(lines);
    }

    /** Puts the part on the product's page, or takes it away from there. */
    public @Nullable String turn(String turned) {
        return save(bill().map(Bill::lines).orElse(List.of()).stream()
                .map(line -> line.part().equals(turned) ? line.shown(!line.shown()) : line)
                .toList());
    }

    public @Nullable String remove(String gone) {
        return save(without(gone));
    }

    private List<Bill.Line> without(String gone) {
        return new ArrayList<>(bill().map(Bill::lines).orElse(List.of()).stream()
                .filter(line -> !line.part().equals(gone))
                .toList());
    }

    private @Nullable String save(List<Bill.Line> lines) {
        DesigningProducts.Saving saving = designing.save(product, lines);
        if (saving instanceof DesigningProducts.NotSaved not) {
            return shell.refuse(shell.say(not.code()));
        }
        return shell.go(
                        "bill",
                        "bill.saved",
                        ((DesigningProducts.Saved) saving).bill().version()) + "&product=" + product;
    }

    public String getProduct() {
        return product;
    }

    public String getPart() {
        return part;
    }

    public void setPart(@Nullable String part) {
        this.part = part == null ? "" : part;
    }

    public String getQuantity() {
        return quantity;
    }

    public void setQuantity(@Nullable String quantity) {
        this.quantity = quantity == null ? "" : quantity;
    }

    public boolean isShown() {
        return shown;
    }

    public void setShown(boolean shown) {
        this.shown = shown;
    }

    public String getTracing() {
        return tracing;
    }

    public void setTracing(@Nullable String tracing) {
        this.tracing = tracing == null ? "" : tracing;
    }
}
