package com.jitrace.chain.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"a\":-1,\"b\":[],\"c\":{\"d\":true}}",
                "{\"a\":9007199254740991}",
                "{\"\":\"\\u0001\\b\\t\\n\\f\\r\\\"\\\\/é€😂\"}",
                "{\"\\r\":1,\"1\":2,\"ö\":3,\"€\":4,\"😂\":5,\"\uFB33\":6}",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}"
            })
    void canonicalBytesAreReadAndWrittenTheSame(String text) {
        assertThat(JsonObject.parse(text.getBytes(StandardCharsets.UTF_8))).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "1",
                "{\"a\":null}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":-0}",
                "{\"a\":01}",
                "{\"a\":9007199254740992}",
                "{\"a\":-9007199254740992}",
                "{\"a\":99999999999999999999}",
                "{\"a\": 1}",
                "{\"a\":1} ",
                "{\"a\":1}{}",
                "{\"b\":1,\"a\":1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":\"\\u00e9\"}",
                "{\"a\":\"\\/\"}",
                "{\"a\":\"\\u001F\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ud83d\\ude02\"}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\":\"",
                "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}}",
                "{'a':1}"
            })
    void everythingElseIsNotCanonical(String text) {
        assertThatExceptionOfType(Malformed.class)
                .isThrownBy(() -> JsonObject.parse(text.getBytes(StandardCharsets.UTF_8)))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.NON_CANONICAL));
    }

    @Test
    void bytesThatAreNotUtf8AreNotCanonical() {
        byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};
        assertThatExceptionOfType(Malformed.class).isThrownBy(() -> JsonObject.parse(overlong));
    }

    /** Files of other people (RFC 8785's author); those with fractions or null are outside our JSON. */
    @Test
    void otherPeoplesCanonicalFilesAreReadAndWrittenTheSame() throws IOException {
        Path folder = Path.of(
                System.getProperty("jitrace.root", ".."),
                "../shared/conformance/cyberphone+json-canonicalization/testdata/output");
        if (!Files.isDirectory(folder)) {
            return;
        }
        int same = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                byte[] bytes = Files.readAllBytes(file);
                if (List.of("french.json", "structures.json", "unicode.json", "weird.json")
                        .contains(String.valueOf(file.getFileName()))) {
                    if (bytes[0] == '{') {
                        assertThat(JsonObject.parse(bytes).canonical()).isEqualTo(bytes);
                        same++;
                    }
                } else {
                    assertThatExceptionOfType(Malformed.class).isThrownBy(() -> JsonObject.parse(bytes));
                }
            }
        }
        System.out.println("conformance, canonical JSON: " + same + " files read and written the same");
        assertThat(same).isPositive();
    }

    /** Half a million documents, most of them a little wrong: the reader agrees with one that writes again and compares. */
    @Test
    void theReaderAgreesWithOneThatWritesAgainAndCompares() {
        Random random = new Random(42);
        String[] pieces = {
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\":",
            "\"b\":1",
            "\"ab\":\"x\"",
            "0",
            "-",
            "1",
            "9007199254740991",
            "\\",
            "\\n",
            "\\u0001",
            "\\u000a",
            "\\u0041",
            "\\/",
            "true",
            "false",
            "null",
            "é",
            "😂",
            "\u0001",
            " ",
            "\"\":[]",
            "{\"a\":{}}",
            "1.5",
            "\"\\\"\":-5"
        };
        int good = 0;
        for (int i = 0; i < 500_000; i++) {
            StringBuilder text = new StringBuilder("{");
            for (int j = random.nextInt(6); j >= 0; j--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            byte[] bytes = text.append('}').toString().getBytes(StandardCharsets.UTF_8);
            if (random.nextInt(20) == 0) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Optional<JsonObject> expected = read(() -> LooseJsonReader.readCanonical(bytes));
            assertThat(read(() -> JsonObject.parse(bytes)))
                    .as(new String(bytes, StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            good += expected.isPresent() ? 1 : 0;
        }
        assertThat(good).isGreaterThan(1_000);
    }

    private static Optional<JsonObject> read(Supplier<JsonObject> reader) {
        try {
            return Optional.of(reader.get());
        } catch (Malformed e) {
            return Optional.empty();
        }
    }
}
