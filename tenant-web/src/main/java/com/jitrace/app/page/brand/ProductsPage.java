package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.DescribingProducts;
import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.catalogue.RowProblem;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The product list and the catalogue file that fills it. */
@Named
@RequestScoped
public class ProductsPage {
    private static final int FILE_BYTES_MAX = 2 << 20;
    private final Catalogue catalogue;
    private final DescribingProducts describing;
    private final Packs packs;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable Part file;
    private @Nullable List<Row> products;
    private List<Bad> problems = List.of();

    @Inject
    ProductsPage(Catalogue catalogue, DescribingProducts describing, Packs packs, CurrentUser user, Shell shell) {
        this.catalogue = catalogue;
        this.describing = describing;
        this.packs = packs;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ProductsPage() {
        this(null, null, null, null, null);
    }

    /** A product as the list shows it. */
    public record Row(String id, String gtin, String name) {
        static Row of(Product product) {
            return new Row(product.id(), product.gtin(), product.name());
        }
    }

    /** A row of the file that cannot be taken, and what to do. */
    public record Bad(int row, String column, String value, String advice) {}

    public List<Row> products() {
        if (products == null) {
            products = catalogue.all(user.required().organisation()).stream()
                    .map(Row::of)
                    .toList();
        }
        return products;
    }

    public @Nullable String check() {
        String csv = content();
        if (csv.isEmpty()) {
            return shell.refuse(shell.say("products.no-file"));
        }
        problems = describing.dryRun(csv).stream().map(this::bad).toList();
        return problems.isEmpty()
                ? shell.go("products", "products.file-good")
                : shell.refuse(shell.say("products.file-bad", problems.size()));
    }

    public @Nullable String take() {
        String csv = content();
        if (csv.isEmpty()) {
            return shell.refuse(shell.say("products.no-file"));
        }
        DescribingProducts.Import outcome = describing.take(csv);
        if (outcome instanceof DescribingProducts.Faulty faulty) {
            problems = faulty.problems().stream().map(this::bad).toList();
            return shell.refuse(shell.say("products.file-bad", problems.size()));
        }
        int taken = ((DescribingProducts.Described) outcome).products();
        return taken == 0
                ? shell.go("products", "products.nothing-new")
                : shell.go("products", "products.taken", taken);
    }

    private String content() {
        if (file == null) {
            return "";
        }
        try (InputStream in = file.getInputStream()) {
            return new String(in.readNBytes(FILE_BYTES_MAX), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    private Bad bad(RowProblem problem) {
        return new Bad(problem.row(), problem.column(), problem.value(), advice(problem));
    }

    private String advice(RowProblem problem) {
        if (shell.text().has(problem.code())) {
            return shell.say(problem.code(), problem.arguments().toArray());
        }
        return packs.advice(problem, shell.locale()).orElseGet(() -> shell.say("import.unknown-column"));
    }

    public List<Bad> problems() {
        return problems;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }
}
