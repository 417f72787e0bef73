package com.jitrace.app.projection;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.CertifiedParty;
import com.jitrace.app.readmodel.CertifiedProduct;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.readmodel.RecallFlag;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.gateway.CertifiedBlock;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** Writes one organisation's slice of one certified block into its read model. */
final class BlockWriter {
    private final ReadModel model;
    private final Session session;
    private final Slice slice;
    private final CertifiedBlock block;

    BlockWriter(ReadModel model, Session session, Slice slice, CertifiedBlock block) {
        this.model = model;
        this.session = session;
        this.slice = slice;
        this.block = block;
    }

    void write() {
        for (CertifiedBlock.Batch batch : block.batches()) {
            long leaf = batch.firstIndex();
            for (Statement statement : batch.statements()) {
                leaf++;
                write(statement, batch.author(), leaf);
            }
        }
        model.cursor(session).moveTo(block.height(), block.time());
    }

    private void write(Statement statement, String author, long leaf) {
        if (statement instanceof Party party) {
            writeParty(party, author);
        } else if (statement instanceof Licence licence) {
            writeLicence(licence, author);
        } else if (statement instanceof Product product) {
            writeProduct(product, author, leaf);
        } else if (statement instanceof Authorise authorise) {
            writeAuthorisation(authorise, author);
        } else if (statement instanceof Revoke revoke) {
            CertifiedAuthorisation known = session.find(CertifiedAuthorisation.class, revoke.auth());
            if (known != null) {
                known.revoke(block.time());
            }
        } else if (statement instanceof Issue issue) {
            writeIssue(issue, leaf);
        } else if (statement instanceof Movement movement) {
            new MovementWriter(model, session, slice, block).write(movement, author, leaf);
        } else if (statement instanceof Recall recall) {
            writeRecall(recall, author, leaf);
        } else if (statement instanceof Lift lift) {
            writeLift(lift, author);
        }
    }

    private void writeParty(Party party, String author) {
        boolean mine = slice.own().contains(party.party()) || slice.partners().contains(party.party());
        if ((mine || slice.own().contains(author))
                && model.party(session, party.party()).isEmpty()) {
            session.persist(
                    new CertifiedParty(party.party(), party.kind(), party.name().orElse(null), block.height()));
        }
    }

    private void writeLicence(Licence licence, String author) {
        if (!slice.own().contains(licence.brand()) && !slice.own().contains(author)) {
            return;
        }
        CertifiedLicence known = session.find(CertifiedLicence.class, licence.licence());
        if (known == null) {
            session.persist(
                    new CertifiedLicence(licence.licence(), licence.brand(), licence.granted(), licence.until()));
        } else {
            known.regrant(licence.granted(), licence.until());
        }
    }

    private void writeProduct(Product product, String author, long leaf) {
        if (!slice.own().contains(author)) {
            return;
        }
        CertifiedProduct known = session.find(CertifiedProduct.class, product.product());
        if (known == null) {
            session.persist(new CertifiedProduct(product.product(), author, product.sheet(), leaf));
        } else {
            known.newSheet(product.sheet(), leaf);
        }
    }

    private void writeAuthorisation(Authorise given, String author) {
        if (slice.own().contains(author) || slice.own().contains(given.to())) {
            session.persist(new CertifiedAuthorisation(
                    given.auth(),
                    author,
                    given.to(),
                    given.acts().stream().map(Act::written).toList(),
                    given.products(),
                    given.regions(),
                    given.from(),
                    given.until()));
        }
    }

    private void writeIssue(Issue issue, long leaf) {
        CertifiedLicence licence = session.find(CertifiedLicence.class, issue.licence());
        if (licence != null) {
            licence.use(issue.count());
        }
        if (slice.own().contains(issue.brand())) {
            session.persist(new CertifiedBatch(
                    issue.batch(),
                    issue.brand(),
                    issue.product(),
                    issue.licence(),
                    issue.count(),
                    block.height(),
                    block.time(),
                    leaf));
            model.change(session, issue.batch(), 0, issue.count() - 1, state -> state.withStatus(ItemState.ISSUED));
        }
    }

    private void writeRecall(Recall recall, String author, long leaf) {
        if (!slice.brands().contains(author)) {
            return;
        }
        int part = 0;
        for (RecallFlag.Target target : targets(recall.scope())) {
            RecallFlag.Id id = new RecallFlag.Id(leaf, part++);
            session.persist(new RecallFlag(
                    id, target, recall.reason().orElse(""), recall.doc().orElse(""), block.time()));
        }
    }

    private void writeLift(Lift lift, String author) {
        if (!slice.brands().contains(author)) {
            return;
        }
        List<RecallFlag.Target> targets = targets(lift.scope());
        session.createQuery("from RecallFlag r where r.liftedAt = 0", RecallFlag.class).list().stream()
                .filter(flag -> targets.contains(flag.target()))
                .forEach(flag -> flag.lift(block.time()));
    }

    private static List<RecallFlag.Target> targets(Scope scope) {
        if (scope instanceof Scope.OfProduct product) {
            return List.of(RecallFlag.Target.whole("product", product.product()));
        } else if (scope instanceof Scope.OfLot lot) {
            return List.of(RecallFlag.Target.whole("lot", lot.lot()));
        } else if (scope instanceof Scope.OfBatch batch) {
            return List.of(RecallFlag.Target.whole("batch", batch.batch()));
        }
        List<RecallFlag.Target> targets = new ArrayList<>();
        for (BatchItems items : ((Scope.OfItems) scope).items()) {
            for (Ranges.Range range : items.ranges().ranges()) {
                targets.add(new RecallFlag.Target("items", items.batch(), range.first(), range.last()));
            }
        }
        return targets;
    }
}
