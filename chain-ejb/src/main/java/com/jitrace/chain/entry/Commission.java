package com.jitrace.chain.entry;

import java.util.Optional;

/** The same as {@link Release} in the words of EPCIS (commissioning): an act of its own, so that a line may do one and not the other. */
public record Commission(Goods goods, Optional<String> lot, Details details) implements Movement {
    static final String TYPE = "commission";

    public Commission {
        Goods.onlyItems(goods);
        lot.ifPresent(Form::id);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.COMMISSION;
    }

    @Override
    public JsonObject body() {
        return details.addTo(goods.addTo(JsonObject.EMPTY)).withText("lot", lot);
    }

    static Commission read(Fields f) {
        return new Commission(Goods.read(f), f.optional("lot", Form::id), Details.read(f));
    }
}
