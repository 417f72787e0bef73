package com.jitrace.acceptance.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** How often words stand in the files of a folder. */
record Search(Map<String, Long> counts, long files, long bytes) {
    static Search in(Path folder, String... words) throws IOException {
        Map<String, Long> counts = new LinkedHashMap<>();
        long[] seen = {0, 0};
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                seen[0]++;
                seen[1] += content.length();
                for (String word : words) {
                    counts.merge(word, content.contains(word) ? 1L : 0L, Long::sum);
                }
            }
        }
        return new Search(counts, seen[0], seen[1]);
    }

    long found(String word) {
        return counts.getOrDefault(word, 0L);
    }
}
