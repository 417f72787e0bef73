package com.jitrace.chain.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.merkle.Hash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** A file of docs/spec/vectors: plain JSON, one field or element a line. {@code -Dvectors.write=true} writes it anew. */
public final class VectorFile {
    private static final int LINE_CHARS = 120;

    private VectorFile() {}

    /** Fails unless the file says exactly this. */
    public static void holds(String name, JsonObject content) throws IOException {
        Path file = Path.of(System.getProperty("jitrace.root", ".."), "docs/spec/vectors", name + ".json");
        String text = text(content, "") + "\n";
        if (Boolean.getBoolean("vectors.write")) {
            Files.writeString(file, text);
        }
        assertThat(Files.readString(file))
                .as(file + " is not what this code makes; bytes on a chain change only by a decision")
                .isEqualTo(text);
    }

    public static Json list(List<? extends Json> values) {
        return new Json.Array(List.copyOf(values));
    }

    public static Json hexes(List<Hash> hashes) {
        return Json.texts(hashes.stream().map(Hash::hex).toList());
    }

    public static Json texts(List<byte[]> leaves) {
        return Json.texts(leaves.stream().map(VectorFile::text).toList());
    }

    public static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    public static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static String text(Json value, String indent) {
        String flat = flat(value);
        String deeper = indent + "  ";
        if (flat.length() + indent.length() <= LINE_CHARS
                || !(value instanceof JsonObject) && !(value instanceof Json.Array)) {
            return flat;
        } else if (value instanceof Json.Array array) {
            return array.values().stream()
                    .map(v -> deeper + text(v, deeper))
                    .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
        }
        return ((JsonObject) value)
                .fields().entrySet().stream()
                        .map(f -> deeper + flat(Json.text(f.getKey())) + ": " + text(f.getValue(), deeper))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }

    /** On one line, as the chain writes it. */
    private static String flat(Json value) {
        String wrapped = JsonObject.EMPTY.with("v", value).toString();
        return wrapped.substring("{\"v\":".length(), wrapped.length() - 1);
    }
}
