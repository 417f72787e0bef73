package com.jitrace.chain.entry;

/**
 * A brand issues codes.
 *
 * @param batch the reference every code starts with: 5 Crockford symbols
 * @param count number of codes, 1 to 2^26
 * @param root MTH over the item digests, 64 hex digits
 */
public record Issue(String batch, String brand, int count, String licence, String product, String root)
        implements Declaration {
    static final String TYPE = "issue";

    public Issue {
        Form.ref(batch);
        Form.id(brand);
        Form.between("count", count, 1, Limits.ISSUE_CODES_MAX);
        Form.id(licence);
        Form.id(product);
        Form.hash(root);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY
                .with("batch", batch)
                .with("brand", brand)
                .with("count", count)
                .with("licence", licence)
                .with("product", product)
                .with("root", root);
    }

    static Issue read(Fields f) {
        return new Issue(
                f.text("batch", Form::ref),
                f.id("brand"),
                (int) f.whole("count", 1, Limits.ISSUE_CODES_MAX),
                f.id("licence"),
                f.id("product"),
                f.hash("root"));
    }
}
