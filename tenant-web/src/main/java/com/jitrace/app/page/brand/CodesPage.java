package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.CodeBatch;
import com.jitrace.app.labelling.OrderingCodes;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.page.shell.Submissions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ordering codes, and the batches ordered so far. */
@Named
@RequestScoped
public class CodesPage {
    private final OrderingCodes ordering;
    private final Catalogue catalogue;
    private final Submissions submissions;
    private final CurrentUser user;
    private final Shell shell;
    private String product = "";
    private int count = 1000;
    private @Nullable List<Row> batches;

    @Inject
    CodesPage(OrderingCodes ordering, Catalogue catalogue, Submissions submissions, CurrentUser user, Shell shell) {
        this.ordering = ordering;
        this.catalogue = catalogue;
        this.submissions = submissions;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CodesPage() {
        this(null, null, null, null, null);
    }

    /** A batch and how its order stands. */
    public record Row(String ref, String product, int count, String when, Submissions.Row order) {
        public boolean isThere() {
            return order.state().equals("final");
        }

        public String list() {
            return "/api/v1/batches/" + ref + "/codes.csv";
        }
    }

    public @Nullable String order() {
        OrderingCodes.Order outcome = ordering.order(product, count);
        if (outcome instanceof OrderingCodes.NotOrdered not) {
            return shell.refuse(shell.say(not.code(), not.argument()));
        }
        return shell.go("codes", "codes.ordered", count, ((OrderingCodes.Ordered) outcome).ref());
    }

    public List<Row> batches() {
        if (batches == null) {
            Map<String, String> names = catalogue.all(user.required().organisation()).stream()
                    .collect(Collectors.toMap(Product::id, Product::name));
            batches = ordering.orders().stream().map(batch -> row(batch, names)).toList();
        }
        return batches;
    }

    /** The batches that the chain has. */
    public List<Row> there() {
        return batches().stream().filter(Row::isThere).toList();
    }

    public boolean isWaiting() {
        return batches().stream().anyMatch(row -> row.order().state().equals("waiting"));
    }

    private Row row(CodeBatch batch, Map<String, String> names) {
        return new Row(
                batch.ref(),
                names.getOrDefault(batch.productId(), batch.gtin().value()),
                batch.count(),
                shell.minute(batch.orderedAt()),
                submissions.of(batch.outboxId()));
    }

    public String getProduct() {
        return product;
    }

    public void setProduct(@Nullable String product) {
        this.product = product == null ? "" : product;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }
}
