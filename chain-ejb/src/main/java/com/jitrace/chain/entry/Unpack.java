package com.jitrace.chain.entry;

/** Items and units come out of the unit they are directly in, into the hands of the custodian of the topmost. */
public record Unpack(String unit, Contents contents, Details details) implements Packing {
    static final String TYPE = "unpack";

    public Unpack {
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
        return Act.UNPACK;
    }

    static Unpack read(Fields f) {
        return new Unpack(f.id("unit"), Contents.read(f), Details.read(f));
    }
}
