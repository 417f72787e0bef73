package com.jitrace.chain.entry;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an authorisation can allow. The written form is the lower-case name; lists are sorted by it. */
public enum Act {
    ASSEMBLE,
    AUTHORISE,
    CANCEL,
    CLAIM,
    COMMISSION,
    CORRECT,
    DESTROY,
    DISASSEMBLE,
    OBSERVE,
    PACK,
    RECEIVE,
    RELEASE,
    RETURN,
    SELL,
    SHIP,
    STOCK,
    UNPACK;

    private static final Map<String, Act> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toMap(Act::written, Function.identity()));

    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Act read(String written) {
        Act act = BY_NAME.get(written);
        if (act == null) {
            throw Malformed.form("no act: " + written);
        }
        return act;
    }

    static List<Act> sorted(List<Act> acts) {
        Form.ascending("acts", acts.stream().map(Act::written).toList());
        return List.copyOf(acts);
    }
}
