package com.jitrace.chain.entry;

/** Released parts and stock of the author are consumed by an item it holds. */
public record Assemble(ItemName item, Parts parts, Details details) implements Building {
    static final String TYPE = "assemble";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.ASSEMBLE;
    }

    static Assemble read(Fields f) {
        return new Assemble(ItemName.parse(f.text("item", t -> t)), Parts.read(f), Details.read(f));
    }
}
