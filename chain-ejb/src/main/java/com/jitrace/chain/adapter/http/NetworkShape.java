package com.jitrace.chain.adapter.http;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.gateway.NetworkState;
import com.jitrace.chain.gateway.Standstill;

/** The JSON of {@code /chain/network}; what is not known is left out. */
final class NetworkShape {
    private NetworkShape() {}

    static JsonObject of(NetworkState state) {
        JsonObject shape = JsonObject.EMPTY
                .with("chainId", state.chainId())
                .with("epoch", state.epoch())
                .with(
                        "evidence",
                        new Json.Array(state.evidence().stream()
                                .<Json>map(NetworkShape::evidence)
                                .toList()))
                .with("height", state.height())
                .with("pool", pool(state.pool()))
                .with("quorum", quorum(state))
                .with("self", state.self())
                .with("size", state.size())
                .with("validating", new Json.Flag(state.validating()))
                .with(
                        "validators",
                        new Json.Array(state.validators().stream()
                                .<Json>map(NetworkShape::validator)
                                .toList()))
                .withWhole("ageMillis", state.ageMillis())
                .withWhole("checkpointAgeMillis", state.checkpointAgeMillis())
                .withWhole("time", state.time())
                .withText("doubt", state.doubt())
                .withText("standstill", state.standstill().map(Standstill::sentence));
        JsonObject timed = state.finality()
                .map(f -> shape.with(
                        "finality", JsonObject.EMPTY.with("blocks", f.blocks()).with("medianMillis", f.medianMillis())))
                .orElse(shape);
        return state.disk()
                .map(d -> timed.with(
                        "disk",
                        JsonObject.EMPTY
                                .with("freeBytes", Math.min(d.freeBytes(), Limits.NUMBER_MAX))
                                .with("totalBytes", Math.min(d.totalBytes(), Limits.NUMBER_MAX))))
                .orElse(timed);
    }

    private static JsonObject pool(NetworkState.Waiting pool) {
        return JsonObject.EMPTY
                .with("batches", pool.batches())
                .with("bytes", pool.bytes())
                .with("bytesMax", pool.bytesMax());
    }

    private static JsonObject quorum(NetworkState state) {
        return JsonObject.EMPTY
                .with("f", state.faulty())
                .with("n", state.validators().size())
                .with("q", state.quorum());
    }

    private static JsonObject validator(NetworkState.Validator validator) {
        return JsonObject.EMPTY
                .with("heard", new Json.Flag(validator.heard()))
                .with("keyHash", validator.keyHash())
                .with("name", validator.name())
                .with("self", new Json.Flag(validator.self()))
                .withWhole("heardMillis", validator.heardMillis())
                .withWhole("height", validator.height());
    }

    private static JsonObject evidence(NetworkState.Evidence evidence) {
        return JsonObject.EMPTY
                .with("entered", new Json.Flag(evidence.entered()))
                .with("first", evidence.first())
                .with("second", evidence.second())
                .with("size", evidence.size())
                .with("validator", evidence.validator())
                .with("vkey", evidence.vkey());
    }
}
