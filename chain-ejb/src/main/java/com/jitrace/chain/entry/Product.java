package com.jitrace.chain.entry;

import java.util.Optional;

/**
 * The brand's product, or a new version of its sheet. A GTIN belongs to the brand that names it first.
 *
 * @param gtin H(gtin14 in ASCII), 64 hex digits
 * @param gtinCommit commitment to the GTIN
 * @param sheet hash of the product sheet, 64 hex digits
 */
public record Product(String product, Optional<String> gtin, Optional<String> gtinCommit, String sheet)
        implements Declaration {
    static final String TYPE = "product";

    public Product {
        Form.id(product);
        gtin.ifPresent(Form::hash);
        gtinCommit.ifPresent(Form::hash);
        Form.hash(sheet);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY
                .with("product", product)
                .with("sheet", sheet)
                .withText("gtin", gtin)
                .withText("gtinCommit", gtinCommit);
    }

    static Product read(Fields f) {
        return new Product(
                f.id("product"), f.optional("gtin", Form::hash), f.optional("gtinCommit", Form::hash), f.hash("sheet"));
    }
}
