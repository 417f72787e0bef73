package com.jitrace.chain.entry;

import java.util.Optional;

/** Printed codes become products on the market: issued → released, in the custody of the author. */
public record Release(Goods goods, Optional<String> lot, Details details) implements Movement {
    static final String TYPE = "release";

    public Release {
        Goods.onlyItems(goods);
        lot.ifPresent(Form::id);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.RELEASE;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY)).withText("lot", lot);
    }

    static Release read(Fields f) {
        return new Release(Goods.read(f), f.optional("lot", Form::id), Details.read(f));
    }
}
