package com.jitrace.chain.entry;

import java.util.Optional;

/** A production lot of one product; its text is a commitment. */
public record Lot(String lot, String product, Optional<String> lotCommit) implements Declaration {
    static final String TYPE = "lot";

    public Lot {
        Form.id(lot);
        Form.id(product);
        lotCommit.ifPresent(Form::hash);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY.with("lot", lot).with("product", product).withText("lotCommit", lotCommit);
    }

    static Lot read(Fields f) {
        return new Lot(f.id("lot"), f.id("product"), f.optional("lotCommit", Form::hash));
    }
}
