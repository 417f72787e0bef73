package com.jitrace.app.labelling;

import com.jitrace.app.jobs.Ending;
import com.jitrace.app.jobs.JobRun;
import com.jitrace.app.jobs.Work;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The work of an order: computes the commitment over all codes of the batch and sends the issue to the chain, once. */
@ApplicationScoped
public class IssuingCodes implements Work {
    public static final String KIND = "codes.order";

    /** What hashing needs. */
    private record Task(CodeBatch batch, byte[] key) {}

    private final Databases databases;
    private final Keyring keyring;
    private final Outbox outbox;

    @Inject
    IssuingCodes(Databases databases, Keyring keyring, Outbox outbox) {
        this.databases = databases;
        this.keyring = keyring;
        this.outbox = outbox;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected IssuingCodes() {
        this(null, null, null);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Ending run(JobRun run) throws InterruptedException {
        String ref = run.parameters().text("batch");
        Optional<Task> task = databases.of(run.organisation(), session -> task(session, run, ref));
        if (task.isPresent()) {
            CodeBatch batch = task.get().batch();
            byte[] key = task.get().key();
            CommitmentTree tree = Hashing.tree(
                    () -> new BatchCodes(ref, batch.gtin(), batch.count(), key),
                    batch.count(),
                    Hashing.fairShareOfCores(),
                    hashed -> run.progress(hashed, batch.count()));
            databases.of(run.organisation(), session -> send(session, run, ref, tree));
        }
        return new Ending.Finished(Optional.empty(), ref);
    }

    /** Empty when the issue was sent before a restart. */
    private Optional<Task> task(Session session, JobRun run, String ref) {
        CodeBatch batch = session.find(CodeBatch.class, ref);
        return batch.state() == CodeBatch.State.ORDERED
                ? Optional.of(
                        new Task(batch, keyring.unwrapBatchKey(session, run.organisation(), ref, batch.wrappedKey())))
                : Optional.empty();
    }

    private boolean send(Session session, JobRun run, String ref, CommitmentTree tree) {
        run.passPointOfNoReturn(session);
        CodeBatch batch = session.find(CodeBatch.class, ref);
        CertifiedLicence licence = session.find(CertifiedLicence.class, batch.licenceId());
        session.persist(new CodeTree(ref, tree));
        Issue issue = new Issue(
                ref,
                licence.brand(),
                batch.count(),
                licence.id(),
                batch.productId(),
                tree.root().hex());
        batch.sent(tree, outbox.add(session, run.organisation(), licence.brand(), "issue", run.who(), List.of(issue)));
        return true;
    }

    /** The quota is free again. */
    @Override
    public void givenUp(Session session, JsonObject parameters) {
        CodeBatch batch = session.find(CodeBatch.class, parameters.text("batch"));
        if (batch != null) {
            batch.givenUp();
        }
    }
}
