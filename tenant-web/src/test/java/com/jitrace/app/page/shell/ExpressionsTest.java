package com.jitrace.app.page.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page with an expression that cannot be parsed answers nobody, and nothing but opening it says so. */
class ExpressionsTest {
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{[^}]*}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'");
    /** Jakarta Expression Language 5.0, 1.17: reserved words; none of them can be a property's name. */
    private static final Pattern RESERVED =
            Pattern.compile("\\.(and|or|not|eq|ne|lt|gt|le|ge|true|false|null|empty|div|mod|instanceof)\\b");

    @Test
    void noPropertyIsNamedByAReservedWord() throws IOException {
        try (Stream<Path> files = Files.walk(PAGES)) {
            List<Path> pages =
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList();
            assertThat(pages).hasSizeGreaterThan(30);
            for (Path page : pages) {
                assertThat(reserved(Files.readString(page)).toList())
                        .as(page.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void theRuleFindsSuchAName() {
        assertThat(reserved("<p rendered=\"#{tracePage.empty}\">#{not empty page.facts()}</p>"))
                .containsExactly("#{tracePage.empty}");
    }

    private static Stream<String> reserved(String page) {
        return EXPRESSION
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .filter(expression -> RESERVED.matcher(TEXT.matcher(expression).replaceAll("''"))
                        .find());
    }
}
