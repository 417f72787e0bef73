package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.Decidable;
import com.jitrace.app.approval.Question;
import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Set;
import org.hibernate.Session;

/**
 * A list of codes is a secret: one person of the brand asks for it, an administrator other than that person decides, and then a job
 * writes the file. It is fetched by a link that works once ({@link FetchingCodeExports}).
 */
@ApplicationScoped
public class ExportingCodes implements Decidable {
    /** Outcome of asking. */
    public sealed interface Asking permits Asked, NotAsked {}

    /** It waits for a second person. */
    public record Asked(ApprovalRequest request) implements Asking {}

    /**
     * Nothing was asked.
     *
     * @param code key of the text that says what to do
     */
    public record NotAsked(String code, String argument) implements Asking {}

    private final Databases databases;
    private final ReadModel model;
    private final TwoPersons twoPersons;
    private final Jobs jobs;
    private final CurrentUser user;

    @Inject
    ExportingCodes(Databases databases, ReadModel model, TwoPersons twoPersons, Jobs jobs, CurrentUser user) {
        this.databases = databases;
        this.model = model;
        this.twoPersons = twoPersons;
        this.jobs = jobs;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ExportingCodes() {
        this(null, null, null, null, null);
    }

    /**
     * Asks for the codes of items first…last of a batch that the chain has.
     *
     * @param format "csv" or "svg"
     */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Asking ask(String ref, String format, int first, int last) {
        SignedIn who = user.required();
        if (!Set.of("csv", "svg").contains(format)) {
            return new NotAsked("export.format", "");
        }
        CodeExport.Format kind = CodeExport.Format.valueOf(format.toUpperCase(Locale.ROOT));
        return databases.of(who.organisation(), session -> {
            CodeBatch batch = session.find(CodeBatch.class, ref);
            if (batch == null || model.batch(session, ref).isEmpty()) {
                return new NotAsked("capture.unknown-batch", "");
            }
            if (first < 0 || last < first || last >= batch.count()) {
                return new NotAsked("capture.range", "");
            }
            CodeExport export = new CodeExport(ref, kind, first, last);
            if (kind == CodeExport.Format.SVG && export.count() > CodeExport.LABELS_PER_ZIP_MAX) {
                return new NotAsked("export.too-many-labels", String.format("%,d", CodeExport.LABELS_PER_ZIP_MAX));
            }
            return new Asked(twoPersons.ask(session, new Question(CodeExport.KIND, ref, export.json())));
        });
    }

    /** All codes of a batch. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
    public Asking askForAll(String ref, String format) {
        int last = databases.of(
                user.required().organisation(),
                session -> model.batch(session, ref)
                        .map(batch -> batch.count() - 1)
                        .orElse(0));
        return ask(ref, format, 0, last);
    }

    @Override
    public String kind() {
        return CodeExport.KIND;
    }

    @Override
    public Set<Role> deciders() {
        return Set.of(Role.BRAND_ADMIN);
    }

    @Override
    public Execution execute(Session session, SignedIn decider, ApprovalRequest request) {
        CodeExport export = CodeExport.read(request.content());
        Job job = jobs.start(
                session,
                new com.jitrace.app.jobs.Order(CodeExport.KIND, export.ref(), request.content(), export.count()));
        return new Executed("job:" + job.id());
    }
}
