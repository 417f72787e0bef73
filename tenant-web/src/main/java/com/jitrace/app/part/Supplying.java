package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.CodeBatch;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/**
 * What a supplier makes for which manufacturer. A manufacturer is named by the party that the supplier is for it, which nobody else has, so a
 * supplier sees of a manufacturer's database exactly the rows that name this party.
 */
@ApplicationScoped
@Allowed(Role.SUPPLIER)
public class Supplying {
    /**
     * A part number that the supplier may make.
     *
     * @param party the supplier's own, for this manufacturer
     * @param addressee the manufacturer's party, to ship to
     * @param authorised whether it may commission it now
     */
    public record Offer(
            String party,
            String manufacturer,
            String addressee,
            Part part,
            long granted,
            long drawn,
            boolean authorised) {}

    /** The part number itself, with its newest specification. */
    public record Part(
            String product, String name, String gtin, Tracing tracing, int version, Specification specification) {}

    /**
     * A batch that the supplier drew.
     *
     * @param there whether the chain has it: its codes can be fetched
     * @param givenUp whether it came to nothing
     */
    public record Drawn(
            String party,
            String ref,
            String product,
            String name,
            int count,
            boolean there,
            boolean givenUp,
            int fetched) {}

    private final Databases databases;
    private final Organisations organisations;
    private final Allotments allotments;
    private final Mandates mandates;
    private final CurrentUser user;

    @Inject
    private Catalogue catalogue;

    @Inject
    private ReadModel model;

    @Inject
    @SuppressWarnings("NullAway.Init")
    Supplying(
            Databases databases,
            Organisations organisations,
            Allotments allotments,
            Mandates mandates,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.allotments = allotments;
        this.mandates = mandates;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Supplying() {
        this(null, null, null, null, null);
    }

    /** Every part number that a manufacturer allotted codes of to the signed-in supplier. */
    public List<Offer> offers() {
        return customers().stream().flatMap(party -> offers(party).stream()).toList();
    }

    private List<Offer> offers(Party party) {
        String manufacturer =
                organisations.find(party.tenant()).map(Organisation::name).orElse("");
        String addressee = organisations.brandParty(party.tenant());
        return databases.of(
                party.tenant(),
                session -> allotments.of(session, party.id()).stream()
                        .flatMap(allotment -> part(session, allotment.productId())
                                .map(part -> new Offer(
                                        party.id(),
                                        manufacturer,
                                        addressee,
                                        part,
                                        allotment.granted(),
                                        allotments.drawn(session, allotment),
                                        mandates.covers(session, party.id(), allotment.productId())))
                                .stream())
                        .toList());
    }

    /** The batches that the signed-in supplier drew, newest first. */
    public List<Drawn> drawn() {
        return customers().stream()
                .flatMap(party -> databases
                        .of(
                                party.tenant(),
                                session -> allotments.of(session, party.id()).stream()
                                        .flatMap(allotment -> allotments.draws(session, allotment).stream()
                                                .map(draw -> drawn(session, party, allotment, draw)))
                                        .toList())
                        .stream())
                .toList();
    }

    private Drawn drawn(Session session, Party party, Allotment allotment, Draw draw) {
        CodeBatch batch = session.find(CodeBatch.class, draw.ref());
        return new Drawn(
                party.id(),
                draw.ref(),
                allotment.productId(),
                catalogue
                        .find(session, allotment.productId())
                        .map(Product::name)
                        .orElse(""),
                draw.count(),
                model.batch(session, draw.ref()).isPresent(),
                batch == null || batch.state() == CodeBatch.State.GIVEN_UP,
                draw.fetched());
    }

    /** The parties of the signed-in organisation for manufacturers. */
    private List<Party> customers() {
        return organisations.parties(user.required().organisation()).stream()
                .filter(party -> !party.tenant().equals(party.organisation()))
                .toList();
    }

    private Optional<Part> part(Session session, String product) {
        Parts parts = new Parts(session);
        return parts.specification(product)
                .flatMap(newest -> catalogue
                        .find(session, product)
                        .map(found -> new Part(
                                product,
                                found.name(),
                                found.gtin(),
                                parts.number(product).orElseThrow().tracing(),
                                newest.version(),
                                newest.specification())));
    }
}
