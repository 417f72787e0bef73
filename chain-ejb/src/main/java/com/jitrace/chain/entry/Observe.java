package com.jitrace.chain.entry;

/**
 * Something was noticed about items: surplus, inspection, a refusal at the gate, a sensor. It stands in their history and changes nothing else.
 *
 * @param kind a short code
 */
public record Observe(Goods goods, String kind, Details details) implements Movement {
    static final String TYPE = "observe";

    public Observe {
        Form.code(kind);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.OBSERVE;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY)).with("kind", kind);
    }

    static Observe read(Fields f) {
        return new Observe(Goods.read(f), f.text("kind", Form::code), Details.read(f));
    }
}
