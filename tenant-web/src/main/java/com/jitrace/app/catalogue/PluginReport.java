package com.jitrace.app.catalogue;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the launcher said of each jar in the plugin folder at this start; empty where no launcher started us. */
public record PluginReport(Path file) {
    /**
     * One jar.
     *
     * @param reason the launcher's code of a refusal, or ""
     * @param detail for people, or ""
     */
    public record Line(String jar, boolean accepted, boolean signed, String reason, String detail) {}

    public List<Line> lines() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file);
                JsonReader reader = Json.createReader(in)) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(jar -> new Line(
                            jar.getString("file", ""),
                            jar.getString("verdict", "").equals("accepted"),
                            jar.getBoolean("signed", false),
                            jar.getString("reason", ""),
                            jar.getString("detail", "")))
                    .toList();
        } catch (IOException | JsonException unreadable) {
            return List.of(new Line(String.valueOf(file.getFileName()), false, false, "UNREADABLE", ""));
        }
    }
}
