package com.jitrace.chain.entry;

import java.util.Optional;

/** The brand warns about items, a lot, a batch or a product. */
public record Recall(Scope scope, Optional<String> reason, Optional<String> doc) implements Recalling {
    static final String TYPE = "recall";

    public Recall {
        reason.ifPresent(Form::code);
        doc.ifPresent(Form::hash);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return Scope.write(scope).withText("reason", reason).withText("doc", doc);
    }

    static Recall read(Fields f) {
        return new Recall(Scope.read(f), f.optional("reason", Form::code), f.optional("doc", Form::hash));
    }
}
