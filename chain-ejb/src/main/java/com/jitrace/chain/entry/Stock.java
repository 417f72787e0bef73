package com.jitrace.chain.entry;

import java.util.Locale;
import java.util.Optional;

/**
 * Counted parts of a lot: come in, go out, or are handed over; the author's stock never falls below nothing.
 *
 * @param to who gets them; present exactly if they are handed over
 */
public record Stock(String lot, Flow flow, long qty, Optional<String> to, Details details) implements Event {
    static final String TYPE = "stock";

    /** Which way. The written form is the lower-case name. */
    public enum Flow {
        IN,
        OUT,
        OVER;

        String written() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Flow read(String written) {
            for (Flow flow : values()) {
                if (flow.written().equals(written)) {
                    return flow;
                }
            }
            throw Malformed.form("no flow of stock: " + written);
        }
    }

    public Stock {
        Form.id(lot);
        Form.between("qty", qty, 1, Limits.NUMBER_MAX);
        to.ifPresent(Form::id);
        if (to.isPresent() != (flow == Flow.OVER)) {
            throw Malformed.form("stock has an addressee exactly if it is handed over");
        }
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Act act() {
        return Act.STOCK;
    }

    @Override
    public long touches() {
        return 1;
    }

    @Override
    public JsonObject body() {
        return details.addTo(JsonObject.EMPTY)
                .with("flow", flow.written())
                .with("lot", lot)
                .with("qty", qty)
                .withText("to", to);
    }

    static Stock read(Fields f) {
        return new Stock(
                f.id("lot"),
                Flow.read(f.text("flow", t -> t)),
                f.whole("qty", 1, Limits.NUMBER_MAX),
                f.optional("to", Form::id),
                Details.read(f));
    }
}
