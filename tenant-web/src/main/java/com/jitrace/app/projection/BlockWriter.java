package com.jitrace.app.projection;

import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.CertifiedLicence;
import com.jitrace.app.readmodel.CertifiedLot;
import com.jitrace.app.readmodel.CertifiedParty;
import com.jitrace.app.readmodel.CertifiedProduct;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Authorise;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Lift;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Movement;
import com.jitrace.chain.entry.Packing;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Recall;
import com.jitrace.chain.entry.Recalling;
import com.jitrace.chain.entry.Revoke;
import com.jitrace.chain.entry.Scope;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.gateway.CertifiedBlock;
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
            for (int place = 0; place < batch.statements().size(); place++) {
                write(batch.statements().get(place), new Line(block, batch, place));
                forget();
            }
        }
        model.cursor(session).moveTo(block.height(), block.time());
    }

    /**
     * Each question of a session looks through everything it has read and written so far: a block of thousands of statements would take the square
     * of its length, and once longer than a transaction may, the model would never come past it.
     */
    private void forget() {
        session.flush();
        session.clear();
    }

    private void write(Statement statement, Line line) {
        String author = line.author();
        if (statement instanceof Party party) {
            writeParty(party, author);
        } else if (statement instanceof Licence licence) {
            writeLicence(licence, author);
        } else if (statement instanceof Product product) {
            writeProduct(product, author, line.leaf());
        } else if (statement instanceof Authorise authorise) {
            writeAuthorisation(authorise, author);
        } else if (statement instanceof Revoke revoke) {
            CertifiedAuthorisation known = session.find(CertifiedAuthorisation.class, revoke.auth());
            if (known != null) {
                known.revoke(block.time());
            }
        } else if (statement instanceof Issue issue) {
            writeIssue(issue, line.leaf());
        } else if (statement instanceof Lot lot) {
            writeLot(lot, line);
        } else {
            writeGoods(statement, line);
        }
    }

    private void writeGoods(Statement statement, Line line) {
        Journal journal = new Journal(model, session, slice, line);
        if (statement instanceof Movement movement) {
            new MovementWriter(journal, new CorrectionWriter(model, session, journal)).write(movement);
        } else if (statement instanceof Packing packing) {
            new PackingWriter(journal, session).write(packing);
        } else if (statement instanceof Building building) {
            new BuildingWriter(model, session, slice, journal).write(building);
        } else if (statement instanceof Stock stock) {
            new StockWriter(session, slice, journal).write(stock);
        } else if (statement instanceof Recalling && slice.brands().contains(line.author())) {
            RecallWriter recalls = new RecallWriter(model, session, journal);
            if (statement instanceof Recall recall) {
                recalls.write(recall);
            } else {
                recalls.write((Lift) statement);
            }
        } else if (statement instanceof Recalling recalling && recalling.scope() instanceof Scope.OfUnit scope) {
            journal.units()
                    .find(scope.unit())
                    .ifPresent(unit -> journal.unit(Journal.Step.of(statement.type(), Details.none()), unit));
        }
    }

    private void writeLot(Lot lot, Line line) {
        if (slice.own().contains(line.author())) {
            session.persist(
                    new CertifiedLot(lot.lot(), lot.product(), lot.lotCommit().orElse(""), line.leaf()));
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
        boolean passedOn = slice.partners().contains(author) && slice.partners().contains(given.to());
        if (slice.own().contains(author) || slice.own().contains(given.to()) || passedOn) {
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
}
