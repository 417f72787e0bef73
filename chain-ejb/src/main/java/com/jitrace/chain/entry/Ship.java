package com.jitrace.chain.entry;

/** The custodian sends items to a party; they are its own only once it receives them. */
public record Ship(Goods goods, String to, Details details) implements Movement {
    static final String TYPE = "ship";

    public Ship {
        Form.id(to);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.SHIP;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY)).with("to", to);
    }

    static Ship read(Fields f) {
        return new Ship(Goods.read(f), f.id("to"), Details.read(f));
    }
}
