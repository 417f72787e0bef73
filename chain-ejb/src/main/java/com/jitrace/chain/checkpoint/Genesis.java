package com.jitrace.chain.checkpoint;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tag;
import com.jitrace.chain.signing.Operators;
import com.jitrace.chain.signing.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The first document of a chain: {@code {epoch,operatorThreshold,operators[],origin,type,validators[]}}. Its hash is the chain's id.
 *
 * @param origin first line of every checkpoint, like "chain.example.com/jitrace"
 */
public record Genesis(
        long epoch, String origin, List<Operator> operators, int operatorThreshold, ValidatorSet validatorSet) {
    /** Somebody whose signature counts in governance. */
    public record Operator(String name, PublicKey key) {}

    public Genesis {
        operators = List.copyOf(operators);
        if (origin.isBlank() || origin.contains("\n") || epoch < 0) {
            throw new IllegalArgumentException("no origin or epoch: " + origin + ", " + epoch);
        }
        new Operators(keys(operators), operatorThreshold);
    }

    private static Map<String, PublicKey> keys(List<Operator> operators) {
        return operators.stream().collect(Collectors.toMap(Operator::name, Operator::key));
    }

    public Operators asOperators() {
        return new Operators(keys(operators), operatorThreshold);
    }

    public int quorum() {
        return validatorSet.quorum();
    }

    public List<Vkey> validators() {
        return validatorSet.validators();
    }

    /** 64 hex digits. */
    public String chainId() {
        return Hash.tagged(Tag.GENESIS, canonical()).hex();
    }

    public byte[] canonical() {
        return JsonObject.EMPTY
                .with("epoch", epoch)
                .with("operatorThreshold", operatorThreshold)
                .with(
                        "operators",
                        new Json.Array(operators.stream()
                                .<Json>map(o -> JsonObject.EMPTY
                                        .with("key", o.key().base64())
                                        .with("name", o.name()))
                                .toList()))
                .with("origin", origin)
                .with("type", "genesis")
                .with("validators", validatorSet.json())
                .canonical();
    }

    /** Reads a genesis document; throws {@link Malformed} if it is none. */
    public static Genesis parse(byte[] canonical) {
        JsonObject object = JsonObject.parse(canonical);
        try {
            Genesis genesis = new Genesis(
                    object.whole("epoch"),
                    object.text("origin"),
                    objects(
                            object,
                            "operators",
                            o -> new Operator(
                                    o.text("name"),
                                    PublicKey.ofBase64(o.text("key"))
                                            .orElseThrow(() -> Malformed.form("no operator key")))),
                    (int) object.whole("operatorThreshold"),
                    ValidatorSet.of(object.get("validators").orElse(Json.whole(0))));
            if (!java.util.Arrays.equals(genesis.canonical(), canonical)) {
                throw Malformed.form("a genesis with other fields");
            }
            return genesis;
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw Malformed.form("no genesis: " + e.getMessage());
        }
    }

    private static <T> List<T> objects(JsonObject object, String name, Function<JsonObject, T> reader) {
        if (object.get(name).orElse(Json.whole(0)) instanceof Json.Array array) {
            return array.values().stream()
                    .map(v -> v instanceof JsonObject o ? o : JsonObject.EMPTY)
                    .map(reader)
                    .toList();
        }
        throw Malformed.form("no " + name);
    }
}
