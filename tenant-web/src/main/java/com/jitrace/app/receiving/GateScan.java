package com.jitrace.app.receiving;

import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One decision at a gate, written once and never changed. It names the decision before it by its hash; what goes to the chain carries the
 * hash of its decision, and so fixes every decision before it too, those about strange codes among them (decision 0045).
 */
@Entity
@Immutable
@Table(name = "receiving_scan")
public class GateScan {
    /** Most characters of what was seen that are kept. */
    static final int SEEN_CHARACTERS_MAX = 200;

    @Id
    private String id;

    private String gateId;
    private long place;
    private String clientId;
    private String seen;
    private @Nullable String productId;
    private @Nullable String ref;
    private int itemIndex;

    @Enumerated(EnumType.STRING)
    private Decision decision;

    private String reasons;
    private String words;
    private String measured;
    private @Nullable String overrules;
    private String doc;
    private long outboxId;
    private long scannedAt;
    private long decidedAt;
    private String decidedBy;
    private String decidedByName;

    @SuppressWarnings("NullAway.Init")
    protected GateScan() {}

    GateScan(Verdict verdict, String doc, long outboxId) {
        this.id = verdict.id();
        this.gateId = verdict.gateId();
        this.place = verdict.place();
        this.clientId = verdict.scan().clientId();
        this.seen = verdict.scan().seen();
        this.productId = verdict.item().map(PartItem::product).orElse(null);
        this.ref = verdict.item().map(PartItem::ref).orElse(null);
        this.itemIndex = verdict.item().map(PartItem::index).orElse(0);
        this.decision = verdict.decision().decision();
        this.reasons = verdict.decision().reasons().stream().map(Enum::name).collect(Collectors.joining(" "));
        this.words = verdict.words();
        this.measured = verdict.scan().measured();
        this.overrules = verdict.overrules().orElse(null);
        this.doc = doc;
        this.outboxId = outboxId;
        this.scannedAt = verdict.scan().at();
        this.decidedAt = verdict.decidedAt();
        this.decidedBy = verdict.by().accountId();
        this.decidedByName = verdict.by().displayName();
    }

    public String id() {
        return id;
    }

    public String gateId() {
        return gateId;
    }

    /** Place among the gate's decisions, from 1. */
    public long place() {
        return place;
    }

    public String clientId() {
        return clientId;
    }

    /** What was on the part, as the scanner read it. */
    public String seen() {
        return seen;
    }

    /** Product id, or "" for what is no part of this organisation. */
    public String productId() {
        return productId == null ? "" : productId;
    }

    /** The item; empty for what is no part of this organisation. */
    public Optional<PartItem> item() {
        return ref == null || productId == null
                ? Optional.empty()
                : Optional.of(new PartItem(productId, ref, itemIndex));
    }

    public Decision decision() {
        return decision;
    }

    public List<Reason> reasons() {
        return reasons.isEmpty()
                ? List.of()
                : Arrays.stream(reasons.split(" ")).map(Reason::valueOf).toList();
    }

    GateDecision judged() {
        return new GateDecision(decision, reasons());
    }

    /** What a person wrote to it, or "". */
    public String words() {
        return words;
    }

    /** The measurements as JSON, or "". */
    public String measured() {
        return measured;
    }

    /** Id of the decision that this one overrules, or "". */
    public String overrules() {
        return overrules == null ? "" : overrules;
    }

    /** SHA-256 of the decision's document: what the chain carries. */
    public String doc() {
        return doc;
    }

    /** Row of the outbox with the receipt or the observation; 0 when nothing went to the chain. */
    public long outboxId() {
        return outboxId;
    }

    /** When the part was scanned, as the scanning device says, milliseconds UTC. */
    public long scannedAt() {
        return scannedAt;
    }

    public long decidedAt() {
        return decidedAt;
    }

    public String decidedBy() {
        return decidedBy;
    }

    public String decidedByName() {
        return decidedByName;
    }

    static JsonObject document(Verdict verdict, String previous) {
        JsonObject document = JsonObject.EMPTY
                .with("at", verdict.decidedAt())
                .with("by", verdict.by().accountId())
                .with("decision", verdict.decision().decision().name())
                .with("gate", verdict.gateId())
                .with("id", verdict.id())
                .with("measured", verdict.scan().measured())
                .with("place", verdict.place())
                .with("previous", previous)
                .with(
                        "reasons",
                        verdict.decision().reasons().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .with("scanned", verdict.scan().at())
                .with("seen", verdict.scan().seen())
                .with("words", verdict.words());
        return verdict.overrules().map(id -> document.with("overrules", id)).orElse(document);
    }
}
