package com.jitrace.chain.entry;

/** Who gave an authorisation takes it back, at once. */
public record Revoke(String auth) implements Declaration {
    static final String TYPE = "revoke";

    public Revoke {
        Form.id(auth);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY.with("auth", auth);
    }

    static Revoke read(Fields f) {
        return new Revoke(f.id("auth"));
    }
}
