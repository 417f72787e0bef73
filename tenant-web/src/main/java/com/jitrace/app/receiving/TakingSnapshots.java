package com.jitrace.app.receiving;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.keyring.Keyring;
import com.jitrace.app.keyring.PartyKey;
import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.part.Parts;
import com.jitrace.app.readmodel.CertifiedBatch;
import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.signing.SecretKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/**
 * What a gate may go on with for a minute without a network: the parts on their way, by the hashes of their codes, with what was decided
 * about each at that moment, signed with the organisation's own key.
 */
@ApplicationScoped
public class TakingSnapshots {
    /** How long a snapshot is good for. */
    public static final long VALID_MILLIS = 60_000;

    /** Most parts in a snapshot; of the others the gate can tell nothing without a network. */
    public static final int ARRIVALS_MAX = 200;

    /**
     * A signed snapshot.
     *
     * @param content canonical JSON, as it was signed
     * @param key raw Ed25519 public key, 64 hex digits
     * @param signature 128 hex digits
     */
    public record Snapshot(String content, String key, String signature) {}

    private final Databases databases;
    private final Decoding decoding;
    private final FactFinding finding;
    private final ReadModel model;
    private final Keyring keyring;

    @Inject
    private CurrentUser user;

    @Inject
    private Catalogue catalogue;

    @Inject
    private Clock clock;

    @Inject
    private RandomGenerator chance;

    @Inject
    TakingSnapshots(Databases databases, Decoding decoding, FactFinding finding, ReadModel model, Keyring keyring) {
        this.databases = databases;
        this.decoding = decoding;
        this.finding = finding;
        this.model = model;
        this.keyring = keyring;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected TakingSnapshots() {
        this(null, null, null, null, null);
    }

    /** The snapshot as of now; empty when the organisation has no such gate. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public Optional<Snapshot> take(String gate) {
        Self self = finding.self(user.required().organisation());
        return databases.of(
                self.organisation(),
                session -> Optional.ofNullable(session.find(ReceivingGate.class, gate))
                        .filter(found -> !found.isClosed())
                        .map(found -> signed(session, self, content(session, self, found))));
    }

    /** The key that signs this organisation's snapshots, 64 hex digits; "" for one that is no brand. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK})
    public String key() {
        Self self = finding.self(user.required().organisation());
        return self.brandParty().isEmpty()
                ? ""
                : databases.of(
                        self.organisation(),
                        session -> HexFormat.of().formatHex(key(session, self).publicKey()));
    }

    private PartyKey key(Session session, Self self) {
        return keyring.partyKey(session, self.organisation(), self.brandParty(), self.organisation());
    }

    private Snapshot signed(Session session, Self self, SnapshotBytes.Content content) {
        PartyKey key = key(session, self);
        JsonObject json = SnapshotBytes.json(content);
        byte[] signature = SecretKey.ofSeed(keyring.seed(session, self.organisation(), key))
                .sign(SnapshotBytes.signed(json));
        HexFormat hex = HexFormat.of();
        return new Snapshot(json.toString(), hex.formatHex(key.publicKey()), hex.formatHex(signature));
    }

    private SnapshotBytes.Content content(Session session, Self self, ReceivingGate gate) {
        long now = clock.millis();
        String salt = OrganisationId.random(chance).value();
        Expectation expected = new GateParts(session).expectation(gate.id());
        List<SnapshotBytes.Arrival> arrivals = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        boolean all = true;
        for (ItemRun row : model.held(session, List.of(self.brandParty()), true)) {
            Optional<CertifiedBatch> batch = model.batch(session, row.ref());
            int last = Math.min(row.run().last(), row.run().first() + ARRIVALS_MAX - arrivals.size() - 1);
            all = all && last == row.run().last();
            if (batch.isEmpty()) {
                continue;
            }
            String product = batch.get().productId();
            String name = names.computeIfAbsent(
                    product,
                    id -> catalogue.find(session, id).map(Product::name).orElse(""));
            List<Code> codes = decoding.codes(
                    session, self.organisation(), row.ref(), row.run().first(), last);
            for (int i = 0; i < codes.size(); i++) {
                PartItem item = new PartItem(product, row.ref(), row.run().first() + i);
                GateDecision decision =
                        forOffline(session, gate, item, GateDecision.of(finding.of(session, self, item), expected));
                arrivals.add(new SnapshotBytes.Arrival(
                        SnapshotBytes.codeHash(salt, codes.get(i).value()), name, decision));
            }
        }
        return new SnapshotBytes.Content(gate.id(), now, now + VALID_MILLIS, salt, arrivals, all);
    }

    /** Where parts are measured, none is let in unmeasured: a device without a network cannot know whose turn it is. */
    private static GateDecision forOffline(Session session, ReceivingGate gate, PartItem item, GateDecision decision) {
        boolean measured = gate.sampling().plan() != Sampling.Plan.NONE
                && new Parts(session)
                        .specification(item.product())
                        .filter(found ->
                                !found.specification().characteristics().isEmpty())
                        .isPresent();
        return measured ? decision.and(List.of(Reason.ACCEPTED_OFFLINE)) : decision;
    }
}
