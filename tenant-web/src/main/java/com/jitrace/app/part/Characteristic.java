package com.jitrace.app.part;

import com.jitrace.chain.entry.JsonObject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One property that a part is measured by.
 *
 * @param name up to 80 characters, unique in its specification
 * @param unit UCUM, case sensitive ("mm", "Cel", "N.m"), "" for words and "1" for plain numbers; compared as text, never converted
 * @param required whether a record without it deviates
 * @param confidential whether the measured value is sealed: only the manufacturer and whoever measured it can read it
 */
public record Characteristic(String name, String unit, Target target, boolean required, boolean confidential) {
    public static final int NAME_CHARACTERS_MAX = 80;
    private static final Pattern UNIT = Pattern.compile("[!-~]{1,40}");

    public Characteristic {
        if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX || !name.equals(name.strip())) {
            throw new IllegalArgumentException(
                    "a characteristic's name has 1 to " + NAME_CHARACTERS_MAX + " characters: " + name);
        }
        if (target instanceof Target.Number ? !isUnit(unit) : !unit.isEmpty()) {
            throw new IllegalArgumentException("a number has a unit (UCUM), words have none: " + name + " " + unit);
        }
    }

    /** Whether a text has the form of a UCUM unit; its meaning is not looked at. */
    static boolean isUnit(String text) {
        return UNIT.matcher(text).matches();
    }

    JsonObject json() {
        JsonObject json = JsonObject.EMPTY
                .with("confidential", confidential ? 1 : 0)
                .with("name", name)
                .with("required", required ? 1 : 0);
        if (target instanceof Target.Number number) {
            return json.with("nominal", Decimal.written(number.nominal()))
                    .with("unit", unit)
                    .withText("lower", number.lower().map(Decimal::written))
                    .withText("upper", number.upper().map(Decimal::written));
        }
        return json.with("words", ((Target.Words) target).expected());
    }

    static Characteristic parse(JsonObject json) {
        Optional<String> nominal = json.optionalText("nominal");
        Target target = nominal.isPresent()
                ? new Target.Number(
                        Decimal.read(nominal.get()).orElseThrow(),
                        json.optionalText("lower")
                                .map(text -> Decimal.read(text).orElseThrow()),
                        json.optionalText("upper")
                                .map(text -> Decimal.read(text).orElseThrow()))
                : new Target.Words(json.text("words"));
        return new Characteristic(
                json.text("name"),
                json.optionalText("unit").orElse(""),
                target,
                json.whole("required") == 1,
                json.whole("confidential") == 1);
    }
}
