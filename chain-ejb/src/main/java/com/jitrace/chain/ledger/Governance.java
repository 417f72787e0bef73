package com.jitrace.chain.ledger;

import static com.jitrace.chain.ledger.Broken.unless;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.Governed;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.KeyRevocation;
import com.jitrace.chain.entry.KeyVeto;
import com.jitrace.chain.entry.Licence;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.NewKey;
import com.jitrace.chain.entry.OperatorsChange;
import com.jitrace.chain.entry.Party;
import com.jitrace.chain.entry.PartyChange;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.PublicKey;
import java.util.HashMap;
import java.util.Map;

/** Parties, their keys, licences and the operators themselves: what the operators answer for with k signatures. */
final class Governance {
    static final String OPERATORS = "operators";
    static final String VALIDATORS = "validators";

    private Governance() {}

    /** The state before the first block: who governs and who validates. */
    static void begin(Overlay state, Genesis genesis) {
        JsonObject document = JsonObject.parse(genesis.canonical());
        state.put(
                OPERATORS,
                JsonObject.EMPTY
                        .with("operators", document.get("operators").orElseThrow())
                        .with("threshold", genesis.operatorThreshold()));
        state.put(
                VALIDATORS,
                JsonObject.EMPTY
                        .with("epoch", genesis.epoch())
                        .with("validators", document.get("validators").orElseThrow()));
    }

    static Operators operators(State state) {
        JsonObject value = state.value(OPERATORS).orElseThrow(() -> new IllegalStateException("no operators"));
        Map<String, PublicKey> keys = new HashMap<>();
        if (value.get("operators").orElseThrow() instanceof Json.Array array) {
            for (Json element : array.values()) {
                JsonObject operator = (JsonObject) element;
                keys.put(
                        operator.text("name"),
                        PublicKey.ofBase64(operator.text("key")).orElseThrow());
            }
        }
        return new Operators(keys, (int) value.whole("threshold"));
    }

    static void approved(Context at, Governed statement) {
        unless(
                operators(at.state()).approve(statement, at.chain()),
                Reason.APPROVALS,
                () -> "not signed by enough operators, or by somebody else");
    }

    private static void validKey(String pub) {
        unless(PublicKey.ofBase64(pub).isPresent(), Reason.FIELD, () -> pub + " is no Ed25519 key of full order");
    }

    static void join(Context at, Party party) {
        at.fresh("party." + party.party());
        validKey(party.pub());
        approved(at, party);
        JsonObject value = JsonObject.EMPTY
                .with("kind", party.kind())
                .withText("name", party.name())
                .withText("nameCommit", party.nameCommit());
        at.state()
                .put(
                        "party." + party.party(),
                        party.prefixes().isEmpty() ? value : value.with("prefixes", party.prefixes()));
        at.state().put(key(party.party(), party.key()), keyValue(party.pub(), at.time()));
    }

    /** Everything a party is called, said anew; what it is, and its keys, stay. */
    static void change(Context at, PartyChange change) {
        String key = "party." + change.party();
        JsonObject before = at.known(key);
        unless(
                change.name().isPresent() || !before.text("kind").equals("brand"),
                Reason.FIELD,
                () -> "a brand has a clear name");
        approved(at, change);
        inTurn(before, change.seq(), key);
        JsonObject value = before.without("name")
                .without("nameCommit")
                .without("prefixes")
                .withText("name", change.name())
                .withText("nameCommit", change.nameCommit())
                .with("seq", change.seq());
        at.state().put(key, change.prefixes().isEmpty() ? value : value.with("prefixes", change.prefixes()));
    }

    static void change(Context at, OperatorsChange change) {
        change.operators().forEach(o -> validKey(o.key()));
        approved(at, change);
        JsonObject before = at.known(OPERATORS);
        inTurn(before, change.seq(), OPERATORS);
        at.state()
                .put(
                        OPERATORS,
                        before.with("operators", change.list())
                                .with("seq", change.seq())
                                .with("threshold", change.threshold()));
    }

    /** What was approved once must not be said twice: every change names its number. */
    static void inTurn(JsonObject before, long seq, String key) {
        long next = before.optionalWhole("seq").orElse(0L) + 1;
        unless(seq == next, Reason.STATE, () -> "the next change of " + key + " is number " + next + ", not " + seq);
    }

    static void addKey(Context at, NewKey added) {
        boolean brand = at.known("party." + added.party()).text("kind").equals("brand");
        at.fresh(key(added.party(), added.key()));
        validKey(added.pub());
        approved(at, added);
        long from = brand ? at.time() + Limits.BRAND_KEY_DELAY_MILLIS : at.time();
        at.state().put(key(added.party(), added.key()), keyValue(added.pub(), from));
    }

    static void revokeKey(Context at, KeyRevocation revocation) {
        String key = key(revocation.party(), revocation.key());
        JsonObject value = at.known(key);
        unless(revocation.since() <= at.time(), Reason.FIELD, () -> "since lies after the block");
        approved(at, revocation);
        unless(value.get("revoked").isEmpty(), Reason.STATE, () -> key + " is revoked already");
        at.state().put(key, value.with("revoked", at.time()).with("since", revocation.since()));
    }

    static void vetoKey(Context at, KeyVeto veto) {
        String key = key(at.author(), veto.key());
        JsonObject value = at.known(key);
        unless(
                value.get("revoked").isEmpty() && value.whole("from") > at.time(),
                Reason.STATE,
                () -> key + " is active or revoked already");
        at.state().put(key, value.with("revoked", at.time()));
    }

    static void license(Context at, Licence licence) {
        at.fresh("licence." + licence.licence());
        JsonObject brand = at.known("party." + licence.brand());
        unless(brand.text("kind").equals("brand"), Reason.FIELD, () -> "only brands have licences");
        approved(at, licence);
        at.state()
                .put(
                        "licence." + licence.licence(),
                        JsonObject.EMPTY
                                .with("brand", licence.brand())
                                .with("granted", licence.granted())
                                .with("issued", 0)
                                .with("until", licence.until()));
    }

    static String key(String party, String key) {
        return "key." + party + "." + key;
    }

    private static JsonObject keyValue(String pub, long from) {
        return JsonObject.EMPTY.with("from", from).with("pub", pub);
    }

    /** Whether a key may sign at this moment. */
    static boolean active(JsonObject key, long time) {
        return key.get("revoked").isEmpty()
                && key.whole("from") <= time
                && key.optionalWhole("until").orElse(Long.MAX_VALUE) >= time;
    }
}
