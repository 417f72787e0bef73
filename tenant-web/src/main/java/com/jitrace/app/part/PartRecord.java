package com.jitrace.app.part;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Opening;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What a supplier says of one part or of one lot (docs/spec/parts.md). Committed on the chain by a salted commitment; a confidential value
 * is a commitment of its own inside it, so that the rest can be shown without it.
 *
 * @param subject the item's name on the chain, like {@code ABCDE/17}, or the lot's id
 * @param product id of the part number, 32 hex digits
 * @param specification hash of the version it was made by, 64 hex digits
 * @param serial the maker's own number, up to 80 characters, may be ""
 * @param certificate SHA-256 of the certificate of conformity, or ""
 */
public record PartRecord(
        String subject, String product, String specification, String serial, String certificate, Measured measured) {
    public static final int SERIAL_CHARACTERS_MAX = 80;

    /** What opens a value that is sealed. */
    public record Seal(String name, Opening opening) {}

    /**
     * The record as it is committed.
     *
     * @param content canonical JSON; sealed values stand in it as commitments
     * @param opening of the whole record; its commitment stands on the chain
     * @param seals what opens the sealed values, by name
     */
    public record Committed(JsonObject content, Opening opening, List<Seal> seals) {
        public Committed {
            seals = List.copyOf(seals);
        }

        /** 64 hex digits: what the chain has as the entry's document. */
        public String commitment() {
            return opening.commitment().hex();
        }
    }

    public PartRecord {
        if (!subject.matches("[0-9A-Z]{5}/[0-9]{1,8}|[0-9a-f]{32}")) {
            throw new IllegalArgumentException("neither an item nor a lot: " + subject);
        }
        if (!product.matches("[0-9a-f]{32}") || !Attachment.isHash(specification)) {
            throw new IllegalArgumentException("not a part number and its specification: " + product);
        }
        if (serial.length() > SERIAL_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a serial has up to " + SERIAL_CHARACTERS_MAX + " characters: " + serial);
        }
        if (!certificate.isEmpty() && !Attachment.isHash(certificate)) {
            throw new IllegalArgumentException("a certificate is named by its SHA-256: " + certificate);
        }
    }

    /** Commits to the record; each call of {@code salts} gives 16 fresh random bytes. */
    public Committed commit(Specification demanded, Supplier<byte[]> salts) {
        List<Seal> seals = new ArrayList<>();
        List<Json> rows = new ArrayList<>();
        for (String name : measured.names()) {
            JsonObject open = open(name);
            boolean sealed = demanded.characteristics().stream()
                    .anyMatch(one -> one.confidential() && one.name().equals(name));
            if (sealed) {
                Opening opening = new Opening(salts.get(), open.canonical());
                seals.add(new Seal(name, opening));
                rows.add(JsonObject.EMPTY
                        .with("name", name)
                        .with("sealed", opening.commitment().hex()));
            } else {
                rows.add(open);
            }
        }
        JsonObject content = JsonObject.EMPTY
                .with("certificate", certificate)
                .with("product", product)
                .with("serial", serial)
                .with("specification", specification)
                .with("subject", subject)
                .with("values", new Json.Array(rows));
        return new Committed(content, new Opening(salts.get(), content.canonical()), seals);
    }

    private JsonObject open(String name) {
        Measured.Value value = measured.value(name).orElseThrow();
        return JsonObject.EMPTY.with("name", name).with("unit", value.unit()).with("value", value.text());
    }

    /**
     * A record as somebody else reads it.
     *
     * @param record without the values that stay sealed for this reader
     * @param sealed commitments of those values by name: proven to exist, not readable
     */
    public record Read(PartRecord record, Map<String, String> sealed) {
        public Read {
            sealed = Map.copyOf(sealed);
        }
    }

    /**
     * Reads a committed record.
     *
     * @param opened canonical JSON of the sealed values that this reader may open, by their commitment
     */
    public static Read read(JsonObject content, Map<String, JsonObject> opened) {
        Map<String, Measured.Value> values = new LinkedHashMap<>();
        Map<String, String> sealed = new LinkedHashMap<>();
        for (Json row : ((Json.Array) content.get("values").orElseThrow()).values()) {
            JsonObject value = (JsonObject) row;
            String seal = value.optionalText("sealed").orElse("");
            JsonObject shown = opened.get(seal);
            if (seal.isEmpty()) {
                values.put(value.text("name"), new Measured.Value(value.text("value"), value.text("unit")));
            } else if (shown != null) {
                values.put(shown.text("name"), new Measured.Value(shown.text("value"), shown.text("unit")));
            } else {
                sealed.put(value.text("name"), seal);
            }
        }
        PartRecord record = new PartRecord(
                content.text("subject"),
                content.text("product"),
                content.text("specification"),
                content.text("serial"),
                content.text("certificate"),
                new Measured(values));
        return new Read(record, sealed);
    }
}
