package com.jitrace.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The test data of RFC 8785's author, as far as the chain's JSON (objects, whole numbers, no null) goes; the rest must be refused. */
@Tag("show-chain-1")
class CanonicalConformanceTest {
    private static final List<String> OUTSIDE = List.of("arrays.json", "values.json");

    @Test
    void otherPeoplesCanonicalFormsAreOurs() throws IOException {
        Path data = Path.of(
                System.getProperty("jitrace.root", ".."),
                "../shared/conformance/cyberphone+json-canonicalization/testdata");
        assumeTrue(Files.isDirectory(data), () -> "conformance data not present: " + data);
        int equal = 0;
        int refused = 0;
        try (Stream<Path> files = Files.list(data.resolve("output"))) {
            for (Path file : files.sorted().toList()) {
                byte[] output = Files.readAllBytes(file);
                byte[] input = Files.readAllBytes(data.resolve("input").resolve(file.getFileName()));
                assertThatExceptionOfType(Malformed.class)
                        .as("input " + file)
                        .isThrownBy(() -> JsonObject.parse(input));
                refused++;
                if (OUTSIDE.contains(String.valueOf(file.getFileName()))) {
                    assertThatExceptionOfType(Malformed.class)
                            .as("output " + file)
                            .isThrownBy(() -> JsonObject.parse(output));
                    refused++;
                } else {
                    assertThat(backwards(JsonObject.parse(output)).canonical())
                            .as("" + file)
                            .isEqualTo(output);
                    equal++;
                }
            }
        }
        System.out.println("conformance, RFC 8785: " + equal + " canonical forms are ours, " + refused
                + " texts outside the chain's JSON are refused");
        assertThat(equal + refused).isEqualTo(12);
    }

    /** The same object, its fields put in from the last to the first. */
    private static JsonObject backwards(JsonObject object) {
        List<Map.Entry<String, Json>> fields = new ArrayList<>(object.fields().entrySet());
        JsonObject built = JsonObject.EMPTY;
        for (int i = fields.size() - 1; i >= 0; i--) {
            built = built.with(fields.get(i).getKey(), fields.get(i).getValue());
        }
        return built;
    }
}
