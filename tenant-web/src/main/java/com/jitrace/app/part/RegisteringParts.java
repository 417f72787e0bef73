package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.capture.Commissioning;
import com.jitrace.app.capture.Where;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.part.RecordFault.Kind;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part, or a lot of parts, is registered: commissioned on the chain under its code, with the commitment of its record. What deviates from
 * the specification is recorded only if that is wanted; the manufacturer's gate judges it.
 */
@ApplicationScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER})
public class RegisteringParts {
    /**
     * What was made.
     *
     * @param code of the piece, or of the first piece of a lot
     * @param pieces how many, in the order of the list of codes; more than one for a lot only
     * @param serial the maker's number of the piece or lot
     * @param certificate SHA-256 of the certificate of conformity, or ""
     */
    public record Made(String code, int pieces, String serial, String certificate, Measured measured) {}

    /** Outcome. */
    public sealed interface Outcome permits Registered, NotRegistered {}

    /**
     * On its way to the chain.
     *
     * @param subject the item's name, or the items of the lot
     * @param commitment what the chain will have of the record
     */
    public record Registered(long submission, String subject, String commitment, List<RecordFault> deviations)
            implements Outcome {}

    /** Nothing was written. */
    public record NotRegistered(List<RecordFault> faults) implements Outcome {}

    private final Databases databases;
    private final Commissioning commissioning;
    private final Assignments assignments;
    private final WritingRecords writing;
    private final CurrentUser user;

    @Inject
    RegisteringParts(
            Databases databases,
            Commissioning commissioning,
            Assignments assignments,
            WritingRecords writing,
            CurrentUser user) {
        this.databases = databases;
        this.commissioning = commissioning;
        this.assignments = assignments;
        this.writing = writing;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RegisteringParts() {
        this(null, null, null, null, null);
    }

    /** Registers a part or a lot. @param withDeviations whether it is recorded although it deviates from the specification */
    public Outcome register(Made made, Optional<Where> where, boolean withDeviations) {
        SignedIn who = user.required();
        Optional<Code> code = Commissioning.read(made.code());
        if (code.isEmpty()) {
            return refused(made.code(), Kind.CODE_MISTYPED);
        }
        Located item =
                commissioning.locate(who.organisation(), List.of(code.get())).get(code.get());
        Optional<Assignment> assignment = item == null
                ? Optional.empty()
                : assignments
                        .find(who.organisation(), item.brand(), item.productId())
                        .filter(found -> found.mayUse(item.ref()));
        if (item == null || assignment.isEmpty()) {
            return refused(code.get().value(), Kind.CODE_UNKNOWN);
        }
        int most = assignment.get().number().tracing() == Tracing.LOT ? item.batchCount() - item.index() : 1;
        if (made.pieces() < 1 || made.pieces() > most) {
            return refused(String.valueOf(made.pieces()), Kind.CELLS);
        }
        String subject =
                item.ref() + "/" + item.index() + (made.pieces() == 1 ? "" : "-" + (item.index() + made.pieces() - 1));
        RecordCheck.Result result = new RecordCheck(assignment.get(), 0).check(subject, typed(made));
        boolean refuse =
                result.faults().stream().anyMatch(fault -> !fault.kind().isDeviation() || !withDeviations);
        return refuse ? new NotRegistered(result.faults()) : write(who, assignment.get(), result, where);
    }

    private Outcome write(SignedIn who, Assignment assignment, RecordCheck.Result result, Optional<Where> where) {
        PartRecord record = result.record().orElseThrow();
        return databases.of(who.organisation(), session -> {
            writing.alone(session);
            if (!writing.registered(session, List.of(record)).isEmpty()) {
                return refused(record.subject(), Kind.REGISTERED_ALREADY);
            }
            Optional<WritingRecords.Written> written = writing.write(session, who, assignment, List.of(record), where);
            return written.isEmpty()
                    ? refused(record.subject(), Kind.CODE_UNKNOWN)
                    : new Registered(
                            written.get().row(),
                            record.subject(),
                            written.get().commitments().get(0),
                            result.faults());
        });
    }

    private static RecordCheck.Typed typed(Made made) {
        Map<String, RecordCheck.Cell> cells = new LinkedHashMap<>();
        made.measured()
                .values()
                .forEach((name, value) -> cells.put(name, new RecordCheck.Cell(value.text(), value.unit())));
        return new RecordCheck.Typed(made.serial().strip(), made.certificate().strip(), cells);
    }

    private static NotRegistered refused(String value, Kind kind) {
        return new NotRegistered(List.of(new RecordFault(0, "", value, kind, "")));
    }
}
