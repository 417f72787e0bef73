package com.jitrace.app.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page of resolver rules says something about every rule, and names no test that is not there. */
@Tag("show-page-5")
class ResolverRulesTest {
    private static final Path PAGE = Path.of("../docs/resolver-rules.md");
    private static final Path SUITE =
            Path.of(System.getProperty("jitrace.root", ".."), "../shared/conformance/gs1+GS1DL-resolver-testsuite");
    private static final Pattern NAMED = Pattern.compile("`([a-z][A-Za-z0-9]+)`");
    private static final List<Path> TESTS = List.of(
            Path.of("../platform-ear/acceptance/src/test/java/com/jitrace/acceptance/ResolverIT.java"),
            Path.of("src/test/java/com/jitrace/app/resolver/DigitalLinkTest.java"),
            Path.of("src/test/java/com/jitrace/app/resolver/LinkSetTest.java"),
            Path.of("src/test/java/com/jitrace/app/resolver/SyntaxConformanceTest.java"));

    @Test
    void everyTestThatIsNamedIsThere() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (Path test : TESTS) {
            sources.append(Files.readString(test));
        }
        for (String row : rows().values()) {
            Matcher named = NAMED.matcher(row.substring(row.lastIndexOf('|', row.length() - 2)));
            while (named.find()) {
                assertThat(sources).contains("void " + named.group(1) + "(");
            }
        }
    }

    @Test
    void everyRuleOfTheSuiteHasItsResult() throws IOException {
        assumeTrue(Files.isDirectory(SUITE), () -> "conformance data not present: " + SUITE);
        Set<String> rules = new LinkedHashSet<>();
        for (String file : List.of("ConformantResolver1_0.txt", "Conformance1_2.txt")) {
            Files.readAllLines(SUITE.resolve(file)).stream()
                    .map(line -> line.replaceFirst("^\\s*-?\\s*", "").strip())
                    .filter(line -> !line.isEmpty() && !line.endsWith(":"))
                    .forEach(rules::add);
        }
        Map<String, String> rows = rows();
        assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(rules);
        long notMet = rows.values().stream()
                .filter(row -> row.contains("**not met**"))
                .count();
        long without = rows.values().stream()
                .filter(row -> row.contains("nothing is decompressed") || row.contains("there is no"))
                .count();
        System.out.println("page-5: rules of a GS1 conformant resolver: " + rules.size() + ", met "
                + (rules.size() - notMet - without) + ", without occasion " + without + ", not met " + notMet);
    }

    /** Rule → its row. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| rule "))
                .forEach(line -> rows.put(line.split("\\|")[1].strip(), line));
        return rows;
    }
}
