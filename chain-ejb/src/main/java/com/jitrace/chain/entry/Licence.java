package com.jitrace.chain.entry;

import java.util.List;

/**
 * The operators let a brand issue this many codes.
 *
 * @param until last moment of its validity, milliseconds UTC
 */
public record Licence(List<Approval> approvals, String licence, String brand, long granted, long until)
        implements Governed {
    static final String TYPE = "licence";

    public Licence {
        approvals = Approval.sorted(approvals);
        Form.id(licence);
        Form.id(brand);
        Form.between("granted", granted, 1, Limits.NUMBER_MAX);
        Form.between("until", until, 0, Limits.NUMBER_MAX);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return Governed.under(approvals)
                .with("brand", brand)
                .with("granted", granted)
                .with("licence", licence)
                .with("until", until);
    }

    @Override
    public Licence withApprovals(List<Approval> more) {
        return new Licence(more, licence, brand, granted, until);
    }

    static Licence read(Fields f) {
        return new Licence(
                Approval.read(f),
                f.id("licence"),
                f.id("brand"),
                f.whole("granted", 1, Limits.NUMBER_MAX),
                f.time("until"));
    }
}
