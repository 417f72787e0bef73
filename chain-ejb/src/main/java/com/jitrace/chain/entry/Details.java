package com.jitrace.chain.entry;

import java.util.Optional;

/**
 * What every event may add.
 *
 * @param auth the authorisation the author acts under; absent only if the author is the brand
 * @param at when it happened, milliseconds UTC; informative
 * @param place where
 * @param doc hash of a document (64 hex digits)
 */
public record Details(Optional<String> auth, Optional<Long> at, Optional<Place> place, Optional<String> doc) {
    private static final Details NONE =
            new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Details {
        auth.ifPresent(Form::id);
        at.ifPresent(t -> Form.between("at", t, 0, Limits.NUMBER_MAX));
        doc.ifPresent(Form::hash);
    }

    public static Details none() {
        return NONE;
    }

    public Details withAuth(String id) {
        return new Details(Optional.of(id), at, place, doc);
    }

    public Details withAt(long time) {
        return new Details(auth, Optional.of(time), place, doc);
    }

    public Details withPlace(Place where) {
        return new Details(auth, at, Optional.of(where), doc);
    }

    public Details withDoc(String hash) {
        return new Details(auth, at, place, Optional.of(hash));
    }

    JsonObject addTo(JsonObject body) {
        JsonObject more = body.withText("auth", auth).withWhole("at", at).withText("doc", doc);
        return place.map(p -> more.with("place", p.json())).orElse(more);
    }

    static Details read(Fields fields) {
        return new Details(
                fields.optional("auth", Form::id),
                fields.optionalWhole("at", 0, Limits.NUMBER_MAX),
                fields.optionalObject("place").map(Place::read),
                fields.optional("doc", Form::hash));
    }
}
