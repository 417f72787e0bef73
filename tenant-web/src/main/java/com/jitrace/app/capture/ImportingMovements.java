package com.jitrace.app.capture;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SecurityEvent;
import com.jitrace.app.account.SecurityLog;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A file of movements: read without effect, mended cell by cell, then committed once, however often it is sent. */
@ApplicationScoped
public class ImportingMovements {
    public static final List<String> ACTS = List.of("ship", "receive", "sell", "return", "release");

    /** Outcome of every step. */
    public sealed interface Outcome {}

    /**
     * What the file holds; nothing is recorded yet.
     *
     * @param good number of rows without a fault
     */
    public record DryRun(String id, String act, String fileHash, ImportFile file, int good, List<RowFault> faults)
            implements Outcome {}

    /**
     * Recorded; the same answer to every repetition.
     *
     * @param again whether an earlier commit is answered
     */
    public record Receipt(String id, String act, String fileHash, int items, List<Long> submissions, boolean again)
            implements Outcome {}

    public record NotTaken(String code) implements Outcome {}

    private final Databases databases;
    private final FamiliarCodes familiar;
    private final CommittingImport committing;
    private final RegionNames regions;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    private SecurityLog log;

    @Inject
    ImportingMovements(
            Databases databases,
            FamiliarCodes familiar,
            CommittingImport committing,
            RegionNames regions,
            CurrentUser user) {
        this.databases = databases;
        this.familiar = familiar;
        this.committing = committing;
        this.regions = regions;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ImportingMovements() {
        this(null, null, null, null, null);
    }

    /** Reads a file; its columns are found by their names. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Outcome read(String act, byte[] bytes) {
        SignedIn who = user.required();
        if (!ACTS.contains(act) || act.equals("release") && !who.has(Role.BRAND_ADMIN) && !who.has(Role.BRAND_USER)) {
            return new NotTaken("movements.no-act");
        }
        if (bytes.length > ImportFile.BYTES_MAX) {
            return new NotTaken("movements.too-large");
        }
        Optional<ImportFile> file = ImportFile.read(new String(bytes, StandardCharsets.UTF_8));
        if (file.isEmpty()) {
            return new NotTaken("movements.no-file");
        }
        MovementImport fresh = new MovementImport(
                OrganisationId.random(chance).value(), act, Hash.over(bytes).hex(), who.accountId(), clock.millis());
        fresh.keep(file.get());
        databases.of(who.organisation(), session -> {
            session.persist(fresh);
            return true;
        });
        return dryRun(fresh);
    }

    /** The state of an import of this organisation; another's id is as unknown as one that nobody drew. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Outcome look(String id) {
        return find(id).map(this::state).orElseGet(() -> new NotTaken("movements.unknown"));
    }

    /** Chooses which column is which field: field name to column number from 0. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Outcome map(String id, Map<String, Integer> chosen) {
        Map<ImportFile.Field, Integer> columns = new TreeMap<>();
        for (Map.Entry<String, Integer> one : chosen.entrySet()) {
            Optional<ImportFile.Field> field = ImportFile.Field.named(one.getKey());
            if (field.isEmpty() || one.getValue() < 0 || one.getValue() >= ImportFile.COLUMNS_MAX) {
                return new NotTaken("movements.no-column");
            }
            columns.put(field.get(), one.getValue());
        }
        return change(id, file -> file.with(columns));
    }

    /** Mends one cell. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Outcome mend(String id, int row, String field, String value) {
        Optional<ImportFile.Field> named = ImportFile.Field.named(field);
        if (named.isEmpty()) {
            return new NotTaken("movements.no-column");
        }
        return change(
                id,
                file -> row < 1 || row > file.rows().size() || !file.columns().containsKey(named.get())
                        ? file
                        : file.mended(row, named.get(), value));
    }

    /** The bad rows as CSV with what is wrong, noted in the security log; no cell can be taken for a formula. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Optional<String> badRows(String id, java.util.function.Function<RowFault, String> say) {
        return find(id).map(row -> {
            ImportFile file = row.file();
            ImportCheck.Result result = check(row);
            log.record(user.required(), SecurityEvent.Kind.EXPORT, "bad-rows.csv " + row.fileHash());
            StringBuilder out = new StringBuilder(ImportFile.line(
                    java.util.stream.Stream.concat(
                                    file.header().stream(), java.util.stream.Stream.of("row", "problem", "suggestion"))
                            .toList(),
                    true));
            for (RowFault fault : result.faults()) {
                java.util.ArrayList<String> cells =
                        new java.util.ArrayList<>(file.rows().get(fault.row() - 1));
                while (cells.size() < file.header().size()) {
                    cells.add("");
                }
                cells.addAll(List.of(String.valueOf(fault.row()), say.apply(fault), fault.suggestion()));
                out.append(ImportFile.line(cells, true));
            }
            return out.toString();
        });
    }

    /**
     * Records the rows.
     *
     * @param leaveOut whether rows with a fault are left out; otherwise one fault holds everything back
     */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
    public Outcome commit(String id, boolean leaveOut) {
        SignedIn who = user.required();
        Optional<MovementImport> found = find(id);
        if (found.isEmpty()) {
            return new NotTaken("movements.unknown");
        }
        Optional<Receipt> earlier = databases.of(
                who.organisation(),
                session -> committing.earlier(session, found.get().commitKeyToBe(), true));
        if (earlier.isPresent()) {
            return earlier.get();
        }
        ImportCheck.Result result = check(found.get());
        if (!result.faults().isEmpty() && !leaveOut) {
            return new NotTaken("movements.faults");
        }
        if (result.good().isEmpty()) {
            return new NotTaken("movements.nothing");
        }
        return committing.commit(who, found.get(), result.good());
    }

    private Outcome change(String id, java.util.function.UnaryOperator<ImportFile> change) {
        Optional<MovementImport> changed = databases.of(
                user.required().organisation(),
                session -> find(session, id).map(row -> {
                    if (!row.isCommitted()) {
                        row.keep(change.apply(row.file()));
                    }
                    return row;
                }));
        return changed.map(this::state).orElseGet(() -> new NotTaken("movements.unknown"));
    }

    private Outcome state(MovementImport row) {
        return row.isCommitted() ? CommittingImport.receipt(row, true) : dryRun(row);
    }

    private DryRun dryRun(MovementImport row) {
        ImportCheck.Result result = check(row);
        return new DryRun(
                row.id(), row.act(), row.fileHash(), row.file(), result.good().size(), result.faults());
    }

    private ImportCheck.Result check(MovementImport row) {
        return new ImportCheck(row.file(), row.act(), clock.millis(), issued(), regions).check();
    }

    private ImportCheck.CodeTable issued() {
        OrganisationId self = user.required().organisation();
        return new ImportCheck.CodeTable() {
            @Override
            public Map<Code, Located> locate(List<Code> codes) {
                return familiar.locate(self, codes);
            }

            @Override
            public List<Code> nearest(String mistyped) {
                return familiar.nearest(self, mistyped);
            }
        };
    }

    private Optional<MovementImport> find(String id) {
        return databases.of(user.required().organisation(), session -> find(session, id));
    }

    private static Optional<MovementImport> find(Session session, String id) {
        return Optional.ofNullable(session.find(MovementImport.class, id));
    }
}
