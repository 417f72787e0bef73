package com.jitrace.app.part;

import com.jitrace.app.capture.Commissioning;
import com.jitrace.app.jobs.Ending;
import com.jitrace.app.jobs.JobRun;
import com.jitrace.app.jobs.Work;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/**
 * The work of a committed file: writes its records, some hundred in a transaction. What has a record is passed over, so a job that is started
 * again goes on where it stopped; what was written before it was cancelled stays.
 */
@ApplicationScoped
public class CommittingRecords implements Work {
    public static final String KIND = "part.records";

    private final Databases databases;
    private final ImportingRecords importing;
    private final WritingRecords writing;

    @Inject
    CommittingRecords(Databases databases, ImportingRecords importing, WritingRecords writing) {
        this.databases = databases;
        this.importing = importing;
        this.writing = writing;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CommittingRecords() {
        this(null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(JobRun run) {
        String id = run.parameters().text("import");
        ImportingRecords.Wish wish = ImportingRecords.Wish.parse(run.parameters());
        PartImport file = databases.of(run.organisation(), session -> session.find(PartImport.class, id));
        Optional<Assignment> assignment = importing.assignment(run.organisation(), file);
        if (assignment.isEmpty()) {
            return new Ending.NotDone("part.not-authorised-now", "");
        }
        List<PartRecord> records = importing.check(run.organisation(), file, assignment).good().stream()
                .filter(wish::takes)
                .map(CheckingFile.Good::record)
                .toList();
        for (int from = 0; from < records.size(); from += Commissioning.ENTRIES_MAX) {
            List<PartRecord> some = records.subList(from, Math.min(records.size(), from + Commissioning.ENTRIES_MAX));
            databases.of(run.organisation(), session -> write(session, run, assignment.get(), some, wish));
            run.progress(from + some.size(), records.size());
        }
        return new Ending.Finished(Optional.empty(), id);
    }

    private boolean write(
            Session session, JobRun run, Assignment assignment, List<PartRecord> some, ImportingRecords.Wish wish) {
        writing.alone(session);
        run.passPointOfNoReturn(session);
        Set<WritingRecords.Span> known = Set.copyOf(writing.registered(session, some));
        List<PartRecord> left =
                some.stream().filter(one -> !ImportingRecords.meets(known, one)).toList();
        if (!left.isEmpty()) {
            writing.write(session, run.who(), assignment, left, wish.where())
                    .ifPresent(written -> session.find(
                                    PartImport.class, run.parameters().text("import"), LockModeType.PESSIMISTIC_WRITE)
                            .wrote(left.size(), written.row()));
        }
        return true;
    }

    /** The file can be committed again: for what is not registered yet. */
    @Override
    public void givenUp(Session session, JsonObject parameters) {
        PartImport row = session.find(PartImport.class, parameters.text("import"));
        if (row != null) {
            row.givenUp();
        }
    }
}
