package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.labelling.CodeBatch;
import com.jitrace.app.labelling.OrderingCodes;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.page.shell.Submissions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ordering codes, and how the orders stand. */
@Named
@RequestScoped
public class CodesPage {
    private static final Set<String> OPEN = Set.of("running", "waiting");

    private final OrderingCodes ordering;
    private final Catalogue catalogue;
    private final Submissions submissions;
    private final Jobs jobs;
    private final Shell shell;

    @Inject
    private CurrentUser user;

    private String product = "";
    private int count = 1000;
    private @Nullable List<Row> batches;

    @Inject
    @SuppressWarnings("NullAway.Init")
    CodesPage(OrderingCodes ordering, Catalogue catalogue, Submissions submissions, Jobs jobs, Shell shell) {
        this.ordering = ordering;
        this.catalogue = catalogue;
        this.submissions = submissions;
        this.jobs = jobs;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CodesPage() {
        this(null, null, null, null, null);
    }

    /**
     * A batch and how its order stands.
     *
     * @param state running (the job), waiting (for the chain), final, refused, cancelled or failed
     * @param advice what to do about a refusal or failure, or ""
     * @param done codes hashed so far, while it runs
     */
    public record Row(
            String ref,
            String product,
            int count,
            String when,
            String state,
            String stateName,
            String advice,
            long done) {
        public boolean isThere() {
            return state.equals("final");
        }

        public boolean isRunning() {
            return state.equals("running");
        }

        public long percent() {
            return done * 100 / count;
        }
    }

    public @Nullable String order() {
        OrderingCodes.Order outcome = ordering.order(product, count);
        if (outcome instanceof OrderingCodes.NotOrdered not) {
            return shell.refuse(shell.say(not.code(), not.argument()));
        }
        return shell.go("codes", "codes.ordered", count, ((OrderingCodes.Ordered) outcome).ref());
    }

    /** Codes that can still be ordered. */
    public long left() {
        return ordering.left();
    }

    public int most() {
        return OrderingCodes.CODES_MAX;
    }

    public List<Row> batches() {
        if (batches == null) {
            Map<String, String> names = catalogue.all(user.required().organisation()).stream()
                    .collect(Collectors.toMap(Product::id, Product::name));
            Map<String, Job> known = jobs.newest().stream().collect(Collectors.toMap(Job::id, Function.identity()));
            batches = ordering.all().stream()
                    .map(batch -> row(batch, names, known))
                    .toList();
        }
        return batches;
    }

    /** The batches that the chain has. */
    public List<Row> there() {
        return batches().stream().filter(Row::isThere).toList();
    }

    public boolean isWaiting() {
        return batches().stream().anyMatch(row -> OPEN.contains(row.state()));
    }

    private Row row(CodeBatch batch, Map<String, String> names, Map<String, Job> known) {
        Job job = known.get(batch.jobId());
        String state;
        String advice = "";
        if (batch.state() == CodeBatch.State.SENT) {
            Submissions.Row sent = submissions.of(batch.outboxId());
            state = sent.state();
            advice = sent.advice();
        } else if (batch.state() == CodeBatch.State.ORDERED) {
            state = "running";
        } else {
            state = job != null && job.state() == Job.State.FAILED ? "failed" : "cancelled";
            advice = job == null || job.reason().isEmpty() ? "" : shell.say(job.reason(), job.argument());
        }
        return new Row(
                batch.ref(),
                names.getOrDefault(batch.productId(), batch.gtin().value()),
                batch.count(),
                shell.minute(batch.orderedAt()),
                state,
                shell.say("codes.state." + state),
                advice,
                job == null ? 0 : job.done());
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
