package com.jitrace.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.el.ELException;
import jakarta.el.ExpressionFactory;
import jakarta.el.StandardELContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A page whose expression cannot be read breaks when somebody opens it, and not before: a reserved word as a property, for example. */
class ExpressionsTest {
    private static final Path PAGES = Path.of("src/main/webapp");
    private static final Pattern EXPRESSION = Pattern.compile("#\\{(?:[^}']|'[^']*')*\\}");
    private static final int THERE_MIN = 500;

    private final ExpressionFactory factory = ExpressionFactory.newInstance();
    private final StandardELContext context = new StandardELContext(factory);

    private boolean isRead(String expression) {
        try {
            factory.createValueExpression(context, expression, Object.class);
            return true;
        } catch (ELException unread) {
            return false;
        }
    }

    private static List<String> expressions(Path page) throws IOException {
        List<String> found = new ArrayList<>();
        Matcher match = EXPRESSION.matcher(Files.readString(page));
        while (match.find()) {
            found.add(match.group()
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&amp;", "&"));
        }
        return found;
    }

    @Test
    void everyExpressionOfEveryPageCanBeRead() throws IOException {
        int read = 0;
        List<String> unread = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PAGES)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".xhtml")).toList()) {
                for (String expression : expressions(page)) {
                    read++;
                    if (!isRead(expression)) {
                        unread.add(page + ": " + expression);
                    }
                }
            }
        }
        assertThat(unread).isEmpty();
        assertThat(read).isGreaterThan(THERE_MIN);
    }

    @Test
    void aReservedWordIsNoProperty() {
        assertThat(isRead("#{tracePage.empty}")).isFalse();
        assertThat(isRead("#{not tracePage.nothing}")).isTrue();
    }
}
