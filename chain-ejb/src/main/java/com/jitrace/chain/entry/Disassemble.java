package com.jitrace.chain.entry;

/** Parts come out of the item that consumed them, back to its custodian. */
public record Disassemble(ItemName item, Parts parts, Details details) implements Building {
    static final String TYPE = "disassemble";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.DISASSEMBLE;
    }

    static Disassemble read(Fields f) {
        return new Disassemble(ItemName.parse(f.text("item", t -> t)), Parts.read(f), Details.read(f));
    }
}
