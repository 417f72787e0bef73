package com.jitrace.chain.checkpoint;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The validators in force, in their order. */
public record ValidatorSet(List<Vkey> validators) {
    public ValidatorSet {
        validators = List.copyOf(validators);
        if (validators.isEmpty()
                || validators.stream().map(Vkey::name).distinct().count() != validators.size()
                || validators.stream().map(Vkey::key).distinct().count() != validators.size()) {
            throw new IllegalArgumentException("no validator, or a name or key twice: " + validators);
        }
    }

    /** q = ⌈(n+f+1)/2⌉ with f = ⌊(n−1)/3⌋: two quorums always share an honest validator. */
    public int quorum() {
        return (validators.size() + faulty() + 2) / 2;
    }

    /** f = ⌊(n−1)/3⌋: as many may lie. */
    public int faulty() {
        return (validators.size() - 1) / 3;
    }

    public Optional<Vkey> named(String name) {
        return validators.stream().filter(v -> v.name().equals(name)).findFirst();
    }

    public Set<String> names() {
        return validators.stream().map(Vkey::name).collect(Collectors.toUnmodifiableSet());
    }

    /** How genesis and state write it: {@code [{name,vkey}]}. */
    public Json json() {
        return new Json.Array(validators.stream()
                .<Json>map(v -> JsonObject.EMPTY.with("name", v.name()).with("vkey", v.text()))
                .toList());
    }

    /** Reads what {@link #json} wrote; an IllegalArgumentException if it is no such list. */
    public static ValidatorSet of(Json written) {
        List<Vkey> validators = new ArrayList<>();
        if (written instanceof Json.Array array) {
            for (Json element : array.values()) {
                JsonObject object = element instanceof JsonObject o ? o : JsonObject.EMPTY;
                validators.add(object.optionalText("vkey")
                        .flatMap(Vkey::parse)
                        .filter(k -> object.optionalText("name").equals(Optional.of(k.name())))
                        .orElseThrow(() -> new IllegalArgumentException("no vkey: " + object)));
            }
        }
        return new ValidatorSet(validators);
    }

    /** H(tag "set"‖JCS(validators)): stands in every block leaf. */
    public Hash hash() {
        // an array alone is no JsonObject: its canonical text is the object's without the name
        String wrapped = new String(JsonObject.EMPTY.with("v", json()).canonical(), StandardCharsets.UTF_8);
        String array = wrapped.substring("{\"v\":".length(), wrapped.length() - 1);
        return Hash.tagged(Tag.SET, array.getBytes(StandardCharsets.UTF_8));
    }
}
