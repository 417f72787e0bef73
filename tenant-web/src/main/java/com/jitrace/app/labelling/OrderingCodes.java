package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * A brand orders codes for a product: the quota is reserved and the key of the batch drawn at once; a job computes the commitment and
 * sends the issue to the chain ({@link IssuingCodes}).
 */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class OrderingCodes {
    /** Most codes in one order. */
    public static final int CODES_MAX = 1_000_000;

    /** Most orders that are shown at once. */
    public static final int ROWS_MAX = 500;

    /** Outcome of an order. */
    public sealed interface Order permits Ordered, NotOrdered {}

    /**
     * The codes are reserved; they may be printed when the chain has them.
     *
     * @param ref the five symbols that name the batch
     * @param job the job that computes and sends it
     */
    public record Ordered(String ref, String job) implements Order {}

    /**
     * Nothing was ordered.
     *
     * @param code key of the text that says what to do
     */
    public record NotOrdered(String code, String argument) implements Order {}

    private final Databases databases;
    private final Reserving reserving;
    private final Quota quota;
    private final CurrentUser user;

    @Inject
    OrderingCodes(Databases databases, Reserving reserving, Quota quota, CurrentUser user) {
        this.databases = databases;
        this.reserving = reserving;
        this.quota = quota;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OrderingCodes() {
        this(null, null, null, null);
    }

    /** Orders codes for a product of the signed-in brand. */
    public Order order(String productId, int count) {
        if (count < 1 || count > CODES_MAX) {
            return new NotOrdered("order.count", String.format("%,d", CODES_MAX));
        }
        SignedIn who = user.required();
        String ref = reserving.unusedRef();
        return databases.of(who.organisation(), session -> {
            reserving.alone(session);
            return reserving.reserve(session, who, ref, productId, count);
        });
    }

    /** Codes that the signed-in brand may still order. */
    public long left() {
        return databases.of(user.required().organisation(), quota::left);
    }

    /** The brand's orders, newest first. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public List<CodeBatch> all() {
        return databases.of(
                user.required().organisation(),
                session -> session.createQuery("from CodeBatch b order by b.orderedAt desc, b.ref", CodeBatch.class)
                        .setMaxResults(ROWS_MAX)
                        .list());
    }

    /** One order of the signed-in brand. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public Optional<CodeBatch> find(String ref) {
        return ref.length() == Code.REF_SYMBOLS
                ? databases.of(
                        user.required().organisation(),
                        session -> Optional.ofNullable(session.find(CodeBatch.class, ref)))
                : Optional.empty();
    }
}
