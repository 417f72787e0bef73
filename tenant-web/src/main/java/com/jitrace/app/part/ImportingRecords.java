package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.capture.Commissioning;
import com.jitrace.app.capture.Where;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.jobs.Order;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.part.RecordFault.Kind;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A file of records, one part number, thousands of parts: checked without effect, then written by a job, however often it is sent. */
@ApplicationScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER})
public class ImportingRecords {
    /** Outcome of every step. */
    public sealed interface Outcome {}

    /**
     * What the file holds; nothing is written yet.
     *
     * @param good rows that can be written, those with deviations among them
     */
    public record DryRun(String id, String product, String fileHash, int rows, int good, List<RecordFault> faults)
            implements Outcome {}

    /**
     * Given to a job; the same answer to every repetition.
     *
     * @param done records written so far
     */
    public record Receipt(String id, String fileHash, String job, int done, List<Long> submissions)
            implements Outcome {}

    /** @param code key of the text that says what to do */
    public record NotTaken(String code) implements Outcome {}

    /** How the rows are to be written: rows with faults left out, rows with deviations taken in, and where the parts were made. */
    public record Wish(boolean leaveOut, boolean withDeviations, Optional<Where> where) {
        JsonObject json(String id) {
            JsonObject json = JsonObject.EMPTY
                    .with("import", id)
                    .with("leaveOut", leaveOut ? 1 : 0)
                    .with("withDeviations", withDeviations ? 1 : 0);
            return where.map(place -> json.with("region", place.region()).with("city", place.city()))
                    .orElse(json);
        }

        static Wish parse(JsonObject json) {
            return new Wish(
                    json.whole("leaveOut") == 1,
                    json.whole("withDeviations") == 1,
                    json.optionalText("region")
                            .flatMap(region ->
                                    Where.read(region, json.optionalText("city").orElse(""))));
        }

        boolean takes(CheckingFile.Good row) {
            return withDeviations || !row.deviates();
        }
    }

    private final Databases databases;
    private final Commissioning commissioning;
    private final Assignments assignments;
    private final WritingRecords writing;
    private final CurrentUser user;

    @Inject
    private Jobs jobs;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ImportingRecords(
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
    protected ImportingRecords() {
        this(null, null, null, null, null);
    }

    /** Reads a file: CSV or a workbook (XLSX). */
    public Outcome read(byte[] bytes) {
        SignedIn who = user.required();
        Optional<RecordFile> file = RecordFile.read(bytes);
        if (file.isEmpty()) {
            return new NotTaken("part.no-file");
        }
        Map<Code, Located> located = commissioning.locate(who.organisation(), CheckingFile.codes(file.get()));
        Optional<Located> first = CheckingFile.codes(file.get()).stream()
                .flatMap(code -> Optional.ofNullable(located.get(code)).stream())
                .findFirst();
        if (first.isEmpty()) {
            return new NotTaken("part.file-codes");
        }
        PartImport fresh = new PartImport(
                OrganisationId.random(chance).value(),
                first.get().productId(),
                Hash.over(bytes).hex(),
                file.get(),
                who.accountId(),
                clock.millis());
        databases.of(who.organisation(), session -> {
            session.persist(fresh);
            return true;
        });
        return dryRun(who, fresh);
    }

    /** The state of an import of this organisation; another's id is as unknown as one that nobody drew. */
    public Outcome look(String id) {
        SignedIn who = user.required();
        return find(who, id)
                .<Outcome>map(row -> row.isCommitted() ? receipt(row) : dryRun(who, row))
                .orElseGet(() -> new NotTaken("movements.unknown"));
    }

    /** Gives the file to a job; one fault holds everything back unless rows with faults are left out. */
    public Outcome commit(String id, Wish wish) {
        SignedIn who = user.required();
        Optional<PartImport> found = find(who, id);
        if (found.isEmpty()) {
            return new NotTaken("movements.unknown");
        }
        CheckingFile.Result result = checkWithRegistered(who, found.get());
        boolean held =
                result.faults().stream().anyMatch(fault -> !fault.kind().isDeviation() || !wish.withDeviations());
        boolean nothing = result.good().stream().noneMatch(wish::takes);
        return databases.of(who.organisation(), session -> {
            writing.alone(session);
            PartImport row = session.find(PartImport.class, id, LockModeType.PESSIMISTIC_WRITE);
            Optional<PartImport> earlier = earlier(session, row.commitKeyToBe());
            if (earlier.isPresent()) {
                return receipt(earlier.get());
            }
            if (held && !wish.leaveOut()) {
                return new NotTaken("movements.faults");
            }
            if (nothing) {
                return new NotTaken("movements.nothing");
            }
            Job job = jobs.start(
                    session,
                    new Order(
                            CommittingRecords.KIND,
                            row.fileHash().substring(0, 12),
                            wish.json(id),
                            row.file().rows().size()));
            row.committedBy(job.id());
            return receipt(row);
        });
    }

    private static Optional<PartImport> earlier(Session session, String key) {
        return session.createQuery("from PartImport i where i.commitKey = :key", PartImport.class)
                .setParameter("key", key)
                .uniqueResultOptional();
    }

    private static Receipt receipt(PartImport row) {
        return new Receipt(row.id(), row.fileHash(), row.jobId(), row.doneRows(), row.submissions());
    }

    private DryRun dryRun(SignedIn who, PartImport row) {
        CheckingFile.Result result = checkWithRegistered(who, row);
        return new DryRun(
                row.id(),
                row.productId(),
                row.fileHash(),
                row.file().rows().size(),
                result.good().size(),
                result.faults());
    }

    /** The check with a fault for every row whose part has a record already. */
    private CheckingFile.Result checkWithRegistered(SignedIn who, PartImport row) {
        CheckingFile.Result result = check(who.organisation(), row);
        List<PartRecord> records =
                result.good().stream().map(CheckingFile.Good::record).toList();
        java.util.Set<WritingRecords.Span> known =
                java.util.Set.copyOf(databases.of(who.organisation(), session -> writing.registered(session, records)));
        List<CheckingFile.Good> good = new ArrayList<>();
        List<RecordFault> faults = new ArrayList<>(result.faults());
        for (CheckingFile.Good one : result.good()) {
            if (meets(known, one.record())) {
                faults.add(new RecordFault(one.row(), "code", one.record().subject(), Kind.REGISTERED_ALREADY, ""));
            } else {
                good.add(one);
            }
        }
        return new CheckingFile.Result(good, faults);
    }

    static boolean meets(java.util.Set<WritingRecords.Span> known, PartRecord record) {
        WritingRecords.Span span = WritingRecords.Span.of(record);
        return known.contains(span) || known.stream().anyMatch(one -> one.last() > one.first() && one.meets(span));
    }

    /** Every row against the part number's newest specification. */
    CheckingFile.Result check(OrganisationId self, PartImport row) {
        return check(self, row, assignment(self, row));
    }

    CheckingFile.Result check(OrganisationId self, PartImport row, Optional<Assignment> assignment) {
        RecordFile file = row.file();
        Map<Code, Located> located = commissioning.locate(self, CheckingFile.codes(file));
        return new CheckingFile(file, assignment, located).check();
    }

    /** What the organisation needs to know to register parts of the file's part number; empty when it may not (any more). */
    Optional<Assignment> assignment(OrganisationId self, PartImport row) {
        return CheckingFile.codes(row.file()).stream()
                .map(Code::ref)
                .distinct()
                .flatMap(ref -> commissioning.locateFirst(self, ref).stream())
                .filter(item -> item.productId().equals(row.productId()))
                .findFirst()
                .flatMap(item -> assignments.find(self, item.brand(), row.productId()));
    }

    private Optional<PartImport> find(SignedIn who, String id) {
        return id.matches("[0-9a-f]{32}")
                ? databases.of(who.organisation(), session -> Optional.ofNullable(session.find(PartImport.class, id)))
                : Optional.empty();
    }
}
