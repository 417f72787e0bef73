package com.jitrace.app.demo;

import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.capture.MovingItems;
import com.jitrace.app.capture.Recorded;
import com.jitrace.app.capture.Selection;
import com.jitrace.app.capture.Where;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.DescribingProducts;
import com.jitrace.app.catalogue.Draft;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.labelling.CancellingCodes;
import com.jitrace.app.labelling.OrderingCodes;
import com.jitrace.app.licence.Authorising;
import com.jitrace.app.media.Pictures;
import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.recall.Notice;
import com.jitrace.app.recall.Recalling;
import com.jitrace.app.suspicion.CountingChecks;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.Act;
import com.jitrace.chain.entry.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The life of the demo's goods: described, coded, released, shipped, received, sold, recalled. */
@ApplicationScoped
public class DemoJourney {
    /** Who takes part. */
    record Cast(OrganisationId brand, OrganisationId distributor) {}

    /** Does something in a person's name. */
    interface InTheNameOf {
        <T> T as(String login, Supplier<T> work);
    }

    /** Waits. */
    interface Patience {
        /** Until the chain has a row of an outbox. */
        void untilFinal(OrganisationId organisation, long row);

        void until(BooleanSupplier done);
    }

    private static final int CODES = 1_000;
    private static final int RECALLED_CODES = 100;
    private static final int CANCELLED_FROM = 990;
    private static final int REPEATED = 160;
    private static final Where REIMS = new Where("FR-GES", "Reims");
    private static final Where HAMBURG = new Where("DE-HH", "Hamburg");
    private static final String UNKNOWN_BUT_WELL_FORMED = "ZZZZZ00000000000000";

    private final DescribingProducts describing;
    private final Catalogue catalogue;
    private final OrderingCodes ordering;
    private final MovingItems moving;
    private final DemoExport exports;

    @Inject
    private Authorising authorising;

    @Inject
    private CancellingCodes cancelling;

    @Inject
    private CountingChecks counting;

    @Inject
    private Pictures pictures;

    @Inject
    private TakingFiles files;

    @Inject
    private Recalling recalling;

    @Inject
    private TwoPersons twoPersons;

    @Inject
    private Organisations organisations;

    @Inject
    private BaseUrl baseUrl;

    @Inject
    private Clock clock;

    @Inject
    DemoJourney(
            DescribingProducts describing,
            Catalogue catalogue,
            OrderingCodes ordering,
            MovingItems moving,
            DemoExport exports) {
        this.describing = describing;
        this.catalogue = catalogue;
        this.ordering = ordering;
        this.moving = moving;
        this.exports = exports;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DemoJourney() {
        this(null, null, null, null, null);
    }

    void travel(DemoFile demo, Cast cast, InTheNameOf persons, Patience done) {
        List<Product> products = persons.as("brand-admin@demo", () -> describe(cast, done));
        String ref = persons.as("brand-admin@demo", () -> order(cast, products.get(0), CODES, done));
        String recalled = persons.as("brand-admin@demo", () -> order(cast, products.get(1), RECALLED_CODES, done));
        String distributor = organisations
                .findParty(cast.distributor(), cast.brand())
                .orElseThrow()
                .id();
        persons.as("brand-admin@demo", () -> {
            done.untilFinal(cast.brand(), authorising.authorise(distributor, scope()));
            move(cast.brand(), moving.release(new Selection.Range(ref, 0, 899), Optional.of(REIMS)), done);
            move(
                    cast.brand(),
                    moving.release(new Selection.Range(recalled, 0, RECALLED_CODES - 1), Optional.of(REIMS)),
                    done);
            move(cast.brand(), moving.ship(new Selection.Range(ref, 0, 199), distributor, Optional.of(REIMS)), done);
            if (cancelling.cancel(ref, CANCELLED_FROM, CODES - 1) instanceof CancellingCodes.Waiting waiting) {
                done.untilFinal(cast.brand(), waiting.outboxId());
            }
            return true;
        });
        done.untilFinal(cast.brand(), recall(recalled, persons));
        persons.as("distributor@demo", () -> {
            move(cast.distributor(), moving.receive(new Selection.Range(ref, 0, 199), Optional.of(HAMBURG)), done);
            move(cast.distributor(), moving.sell(new Selection.Range(ref, 0, 9), HAMBURG), done);
            return true;
        });
        DemoCrowd.check(counting, new CountingChecks.Checked(cast.brand(), ref, REPEATED, ItemState.RELEASED));
        list(demo, exports.lines(ref, persons, done), exports.lines(recalled, persons, done));
    }

    /** One administrator asks, the other one approves: the row of the outbox. */
    private long recall(String ref, InTheNameOf persons) {
        Recalling.Asking asking = persons.as(
                "brand-admin@demo",
                () -> recalling.ask(
                        new Scope.OfBatch(ref),
                        new Notice(
                                "glass splinters were found in two bottles",
                                "Do not drink it. Bring it back to the shop; you get your money back")));
        String id = ((Recalling.Asked) asking).approvalId();
        TwoPersons.Decision decision = persons.as("brand-admin-2@demo", () -> twoPersons.decide(id, true));
        String outcome = ((TwoPersons.Decided) decision).request().outcome();
        return Long.parseLong(outcome.substring(outcome.indexOf(':') + 1));
    }

    private Authorising.Scope scope() {
        long now = clock.millis();
        return new Authorising.Scope(
                Set.of(Act.SHIP, Act.RECEIVE, Act.SELL, Act.RETURN),
                Set.of("*"),
                Set.of("DE", "DK", "SE"),
                now - Duration.ofDays(1).toMillis(),
                now + Duration.ofDays(365).toMillis());
    }

    private List<Product> describe(Cast cast, Patience done) {
        if (describing.take(csv()) instanceof DescribingProducts.Described described && described.outboxId() > 0) {
            done.untilFinal(cast.brand(), described.outboxId());
        }
        illustrate(cast, catalogue.all(cast.brand()).get(0), done);
        return catalogue.all(cast.brand());
    }

    /** A picture, signs and a vendor: what a reader compares with. */
    private void illustrate(Cast cast, Product product, Patience done) {
        if (!(pictures.take(DemoPicture.bottle()) instanceof Pictures.Taken picture)) {
            throw new IllegalStateException("the demo's picture was not taken");
        }
        if (!(files.take(new ByteArrayInputStream(DemoDocument.serving())) instanceof TakingFiles.Taken leaf)) {
            throw new IllegalStateException("the demo's document was not taken");
        }
        Draft draft = new Draft(
                product.gtin(),
                product.name(),
                product.sheet().description(),
                product.sheet().attributes(),
                List.of(picture.hash()),
                List.of(
                        "A mill is embossed in the glass below the neck.",
                        "The capsule is dark red and ends in a gold ring.",
                        "The mill on the label has four sails and no door."),
                List.of(new Draft.Vendor(DemoSeeding.DISTRIBUTOR, "DE-HH", "Hamburg", "https://nordlicht.example/")),
                List.of(),
                List.of(new Draft.Media(leaf.hash(), DemoDocument.TITLE, "en")));
        if (describing.take(draft) instanceof DescribingProducts.Described described && described.outboxId() > 0) {
            done.untilFinal(cast.brand(), described.outboxId());
        }
    }

    private String order(Cast cast, Product product, int count, Patience done) {
        if (ordering.order(product.id(), count) instanceof OrderingCodes.Ordered ordered) {
            done.until(() -> sent(ordered.ref()) > 0);
            done.untilFinal(cast.brand(), sent(ordered.ref()));
            return ordered.ref();
        }
        throw new IllegalStateException("the demo's codes were not ordered");
    }

    private long sent(String ref) {
        return ordering.find(ref).orElseThrow().outboxId();
    }

    private static void move(OrganisationId who, Recorded recorded, Patience done) {
        if (recorded instanceof Recorded.Waiting waiting) {
            waiting.outboxIds().forEach(row -> done.untilFinal(who, row));
        } else {
            throw new IllegalStateException("the demo's goods do not move: " + recorded);
        }
    }

    private void list(DemoFile demo, List<String[]> codes, List<String[]> recalled) {
        String gtin = codes.get(0)[1];
        add(demo, "NOT_RELEASED", codes.get(950), "");
        add(demo, "OPEN", codes.get(150), "");
        add(demo, "MATCH", codes.get(151), "?region=DE-HH");
        add(demo, "MISMATCH", codes.get(152), "?region=US-NY");
        add(demo, "SOLD", codes.get(3), "");
        add(demo, "RECALLED", recalled.get(7), "");
        add(demo, "CANCELLED", codes.get(CANCELLED_FROM + 5), "");
        add(demo, "REPEATED", codes.get(REPEATED), "");
        String unknown = com.jitrace.app.labelling.Code.withCheck(UNKNOWN_BUT_WELL_FORMED)
                .value();
        demo.items.add(new DemoFile.Item("UNKNOWN", baseUrl.digitalLink(gtin, unknown), gtin, unknown, ""));
        String mistyped = unknown.substring(0, 19) + (unknown.endsWith("0") ? "1" : "0");
        demo.items.add(new DemoFile.Item("MISTYPED", baseUrl.digitalLink(gtin, mistyped), gtin, mistyped, ""));
    }

    private void add(DemoFile demo, String state, String[] row, String query) {
        demo.items.add(new DemoFile.Item(state, row[3] + query, row[1], row[2], row[4]));
    }

    private static String csv() {
        try (InputStream in = DemoJourney.class.getResourceAsStream("catalogue.csv")) {
            if (in == null) {
                throw new IllegalStateException("the demo's catalogue is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
