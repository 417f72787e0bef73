package com.jitrace.chain.entry;

/** Items that no longer exist. */
public record Destroy(Goods goods, Details details) implements Movement {
    static final String TYPE = "destroy";

    public Destroy {
        Goods.onlyItems(goods);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.DESTROY;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY));
    }

    static Destroy read(Fields f) {
        return new Destroy(Goods.read(f), Details.read(f));
    }
}
