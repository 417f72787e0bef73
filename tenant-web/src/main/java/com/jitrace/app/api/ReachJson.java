package com.jitrace.app.api;

import com.jitrace.app.trace.Reach;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.util.Map;

/** How far something spread, for programs. */
final class ReachJson {
    private ReachJson() {}

    static JsonObjectBuilder json(Reach reach) {
        return Json.createObjectBuilder()
                .add("parts", reach.parts())
                .add("items", reach.items())
                .add("finished", reach.finished())
                .add("status", counts(reach.byStatus()))
                .add("onTheWay", reach.onTheWay())
                .add("held", counts(reach.held()))
                .add("sealed", reach.sealed())
                .add("stock", counts(reach.stock()))
                .add("cut", reach.cut());
    }

    private static JsonObjectBuilder counts(Map<String, Long> counts) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        counts.forEach(json::add);
        return json;
    }
}
