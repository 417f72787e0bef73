package com.jitrace.app.outbox;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** How statements are kept in the outbox: canonical JSON {@code {"s":[{"body":…,"t":…}]}}. */
public final class StatementText {
    private StatementText() {}

    public static String write(List<Statement> statements) {
        List<Json> rows = statements.stream()
                .<Json>map(s -> JsonObject.EMPTY.with("body", s.body()).with("t", s.type()))
                .toList();
        return JsonObject.EMPTY.with("s", new Json.Array(rows)).toString();
    }

    public static List<Statement> read(String text) {
        Json rows =
                JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)).fields().get("s");
        if (!(rows instanceof Json.Array array)) {
            throw new IllegalStateException("an outbox row without statements");
        }
        return array.values().stream().map(StatementText::readOne).toList();
    }

    private static Statement readOne(Json row) {
        if (row instanceof JsonObject object && object.fields().get("body") instanceof JsonObject body) {
            return Statement.parse(object.text("t"), body);
        }
        throw new IllegalStateException("not a statement in the outbox: " + row);
    }
}
