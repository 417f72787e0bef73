package com.jitrace.chain.entry;

/** Released items and topmost units of the author go into a new unit, or into a topmost one that it holds. */
public record Pack(String unit, Contents contents, Details details) implements Packing {
    static final String TYPE = "pack";

    public Pack {
        Form.id(unit);
        if (contents.units().contains(unit)) {
            throw Malformed.form("a unit in itself");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.PACK;
    }

    static Pack read(Fields f) {
        return new Pack(f.id("unit"), Contents.read(f), Details.read(f));
    }
}
