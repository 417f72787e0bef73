package com.jitrace.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An auditor reads and changes nothing; the one exception is the auditor's own password. */
class AuditorTest {
    private static final Set<String> CHANGES = Set.of("OwnAccount.changePassword");
    private static final Set<String> READ_ONLY_VERBS = Set.of("GET", "HEAD");

    @Test
    void noUseCaseThatChangesSomethingLetsAnAuditorIn() {
        Set<String> open = new TreeSet<>();
        for (var type : new ClassFileImporter().importPath(Path.of("target/classes"))) {
            for (JavaMethod method : type.getMethods()) {
                if (method.getModifiers().contains(JavaModifier.PRIVATE)) {
                    continue; // nobody enters there
                }
                boolean byMethod = method.isAnnotatedWith(Allowed.class);
                boolean byClass = type.isAnnotatedWith(Allowed.class);
                if (byMethod && letsIn(method.getAnnotationOfType(Allowed.class))
                        || !byMethod && byClass && letsIn(type.getAnnotationOfType(Allowed.class))) {
                    open.add(type.getSimpleName() + "." + method.getName());
                }
            }
        }
        assertThat(open).contains("SecurityLog.newest");
        assertThat(open.stream().filter(AuditorTest::changes).collect(Collectors.toSet()))
                .isSubsetOf(CHANGES);
    }

    /** What an auditor is let into reads by its name; a new name must be looked at by a person. */
    private static boolean changes(String method) {
        String name = method.substring(method.indexOf('.') + 1);
        return Set.of(
                        "newest",
                        "all",
                        "find",
                        "log",
                        "authorisations",
                        "read",
                        "list",
                        "one",
                        "page",
                        "result",
                        "waitingFor",
                        "unseen",
                        "versions",
                        "stock",
                        "incoming",
                        "underWay",
                        "unit",
                        "discrepancies",
                        "readBack",
                        "readForward",
                        "readReach",
                        "readWay",
                        "pack",
                        "back",
                        "forward",
                        "reach",
                        "bill",
                        "sample",
                        "scans",
                        "inForce",
                        "records",
                        "of",
                        "refused",
                        "lambda")
                .stream()
                .noneMatch(reading -> name.equals(reading) || name.startsWith(reading + "$"));
    }

    private static boolean letsIn(Allowed rule) {
        return Arrays.asList(rule.value()).contains(Role.AUDITOR);
    }

    @Test
    void noAddressThatChangesSomethingIsForAuditors() throws java.io.IOException {
        assertThat(java.nio.file.Files.readAllLines(Path.of("src/test/resources/isolation-matrix.csv")).stream()
                        .map(line -> line.split(",", -1))
                        .filter(line -> line.length == 4
                                && Arrays.asList(line[2].split(" ")).contains("AUDITOR"))
                        .filter(line -> line[0].startsWith("/api/") && !READ_ONLY_VERBS.contains(line[1]))
                        .map(line -> line[0]))
                .isEmpty();
    }
}
