package com.jitrace.app.part;

import com.jitrace.chain.entry.JsonObject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/** One version of a part number's specification: nobody changes it, a new one follows. */
@Entity
@Table(name = "part_specification")
public class SpecificationVersion {
    /** The first version is 1. */
    @Embeddable
    public record Id(String productId, int version) implements Serializable {}

    @EmbeddedId
    private Id id;

    private String hash;
    private String content;
    private String writtenBy;
    private long writtenAt;

    @SuppressWarnings("NullAway.Init")
    protected SpecificationVersion() {}

    SpecificationVersion(Id id, Specification specification, String writtenBy, long writtenAt) {
        this.id = id;
        this.hash = specification.hash();
        this.content = specification.json().toString();
        this.writtenBy = writtenBy;
        this.writtenAt = writtenAt;
    }

    public String productId() {
        return id.productId();
    }

    public int version() {
        return id.version();
    }

    /** SHA-256 of the canonical JSON, 64 hex digits: what records of parts name. */
    public String hash() {
        return hash;
    }

    public Specification specification() {
        return Specification.parse(JsonObject.parse(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** Name of the person, as it was then. */
    public String writtenBy() {
        return writtenBy;
    }

    /** Milliseconds UTC. */
    public long writtenAt() {
        return writtenAt;
    }
}
