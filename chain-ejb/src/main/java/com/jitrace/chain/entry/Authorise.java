package com.jitrace.chain.entry;

import java.util.List;
import java.util.Optional;

/**
 * A brand, or somebody it let do so, allows a party to act.
 *
 * @param products product ids, sorted, or "*" alone: every product of the brand
 * @param regions ISO 3166-2 regions or whole countries, sorted, or "*" alone: everywhere
 * @param parent the authorisation the author acts under; absent only if the author is the brand
 */
public record Authorise(
        String auth,
        String to,
        List<String> products,
        List<String> regions,
        List<Act> acts,
        long from,
        long until,
        Optional<String> parent)
        implements Declaration {
    static final String TYPE = "authorise";

    public Authorise {
        Form.id(auth);
        Form.id(to);
        products.forEach(Form::productOrAll);
        products = scope("products", products);
        regions.forEach(Form::area);
        regions = scope("regions", regions);
        acts = Act.sorted(acts);
        Form.between("from", from, 0, Limits.NUMBER_MAX);
        Form.between("until", until, from, Limits.NUMBER_MAX);
        parent.ifPresent(Form::id);
        if (acts.isEmpty()) {
            throw Malformed.form("no acts");
        }
    }

    private static List<String> scope(String name, List<String> values) {
        if (values.isEmpty() || values.contains("*") && values.size() > 1) {
            throw Malformed.form(name + " is empty, or * does not stand alone");
        }
        return Form.ascending(name, values);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public JsonObject body() {
        return JsonObject.EMPTY
                .with("acts", acts.stream().map(Act::written).toList())
                .with("auth", auth)
                .with("from", from)
                .withText("parent", parent)
                .with("products", products)
                .with("regions", regions)
                .with("to", to)
                .with("until", until);
    }

    static Authorise read(Fields f) {
        return new Authorise(
                f.id("auth"),
                f.id("to"),
                f.texts("products", Form::productOrAll),
                f.texts("regions", Form::area),
                f.texts("acts", t -> t).stream().map(Act::read).toList(),
                f.time("from"),
                f.time("until"),
                f.optional("parent", Form::id));
    }
}
