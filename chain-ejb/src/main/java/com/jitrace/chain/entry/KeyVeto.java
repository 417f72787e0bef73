package com.jitrace.chain.entry;

/** The author stops a key of its own that is not active yet. */
public record KeyVeto(String key) implements Declaration {
    static final String TYPE = "key-veto";

    public KeyVeto {
        Form.id(key);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY.with("key", key);
    }

    static KeyVeto read(Fields f) {
        return new KeyVeto(f.id("key"));
    }
}
