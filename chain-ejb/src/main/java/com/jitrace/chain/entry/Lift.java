package com.jitrace.chain.entry;

import java.util.Optional;

/** The brand ends a recall of the same scope. */
public record Lift(Scope scope, Optional<String> reason, Optional<String> doc) implements Recalling {
    static final String TYPE = "lift";

    public Lift {
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

    static Lift read(Fields f) {
        return new Lift(Scope.read(f), f.optional("reason", Form::code), f.optional("doc", Form::hash));
    }
}
