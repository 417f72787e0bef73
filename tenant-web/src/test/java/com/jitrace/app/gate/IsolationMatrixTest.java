package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Everything that answers a request stands in {@code isolation-matrix.csv} with who may ask and whose data it shows; a
 * new page, servlet or REST method that is missing there fails the build, and so does a line without a page.
 */
class IsolationMatrixTest {
    private static final Path MATRIX = Path.of("src/test/resources/isolation-matrix.csv");
    private static final Path WEBAPP = Path.of("src/main/webapp");
    private static final Set<String> WHO = Set.of(
            "ANYONE",
            "SIGNED_IN",
            "OPERATOR",
            "BRAND_ADMIN",
            "BRAND_USER",
            "DISTRIBUTOR",
            "SUPPLIER",
            "CLERK",
            "AUDITOR");
    private static final Set<String> WHOSE = Set.of("none", "public", "own", "own-and-partners", "platform");

    @Test
    void everythingThatAnswersStandsInTheMatrixAndNothingElseDoes() throws IOException {
        Set<String> built = new TreeSet<>(pages());
        built.addAll(servlets());
        built.addAll(resources(new ClassFileImporter().importPath(Path.of("target/classes"))));
        Set<String> listed =
                lines().stream().map(line -> line[1] + " " + line[0]).collect(Collectors.toCollection(TreeSet::new));
        assertThat(listed).isEqualTo(built);
    }

    @Test
    void everyLineSaysWhoMayAskAndWhoseDataItShows() throws IOException {
        for (String[] line : lines()) {
            assertThat(line).as(String.join(",", line)).hasSize(4);
            assertThat(WHO).as(line[0]).containsAll(List.of(line[2].split(" ")));
            assertThat(WHOSE).as(line[0]).contains(line[3]);
        }
    }

    @Test
    void aConsolePageLetsInExactlyWhomTheMatrixNames() throws IOException {
        for (String[] line : lines()) {
            if (line[1].equals("PAGE") && !line[2].equals("ANYONE")) {
                Set<String> roles = PageAccess.PAGES.getOrDefault(line[0], Set.of()).stream()
                        .map(Enum::name)
                        .collect(Collectors.toSet());
                boolean everybody = line[2].equals("SIGNED_IN");
                assertThat(roles)
                        .as(line[0])
                        .isEqualTo(
                                everybody
                                        ? Arrays.stream(com.jitrace.app.account.Role.values())
                                                .map(Enum::name)
                                                .collect(Collectors.toSet())
                                        : Set.of(line[2].split(" ")));
            }
        }
    }

    @Test
    void aResourceMethodThatIsNotListedIsFound() {
        assertThat(resources(new ClassFileImporter().importClasses(Unlisted.class, SomeApplication.class)))
                .containsExactly("GET /api/v9/unlisted/{id}");
    }

    @ApplicationPath("/api/v9")
    static class SomeApplication extends jakarta.ws.rs.core.Application {}

    @jakarta.ws.rs.Path("unlisted")
    static class Unlisted {
        @jakarta.ws.rs.GET
        @jakarta.ws.rs.Path("{id}")
        public String read() {
            return "";
        }
    }

    private static List<String[]> lines() throws IOException {
        return Files.readAllLines(MATRIX).stream()
                .skip(1)
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Set<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(WEBAPP)) {
            return files.filter(file -> file.toString().endsWith(".xhtml"))
                    .map(file -> "/" + WEBAPP.relativize(file))
                    .filter(path -> !path.startsWith("/WEB-INF/"))
                    .map(path -> "PAGE " + path)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> servlets() throws IOException {
        Set<String> found = new TreeSet<>();
        Matcher mapping = Pattern.compile("<servlet-mapping>.*?<url-pattern>(.*?)</url-pattern>", Pattern.DOTALL)
                .matcher(Files.readString(WEBAPP.resolve("WEB-INF/web.xml")));
        while (mapping.find()) {
            found.add("SERVLET " + mapping.group(1));
        }
        for (JavaClass c : new ClassFileImporter().importPath(Path.of("target/classes"))) {
            if (c.isAnnotatedWith(WebServlet.class)) {
                WebServlet servlet = c.getAnnotationOfType(WebServlet.class);
                Stream.concat(Arrays.stream(servlet.value()), Arrays.stream(servlet.urlPatterns()))
                        .forEach(pattern -> found.add("SERVLET " + pattern));
            }
        }
        return found;
    }

    private static Set<String> resources(JavaClasses classes) {
        String root = classes.stream()
                .filter(c -> c.isAnnotatedWith(ApplicationPath.class))
                .map(c -> c.getAnnotationOfType(ApplicationPath.class).value())
                .findFirst()
                .orElse("");
        Set<String> found = new TreeSet<>();
        for (JavaClass c : classes) {
            for (JavaMethod method : c.getMethods()) {
                verb(method).ifPresent(verb -> found.add(verb + " " + path(root, c, method)));
            }
        }
        return found;
    }

    private static java.util.Optional<String> verb(JavaMethod method) {
        return method.getAnnotations().stream()
                .filter(a -> a.getRawType().isAnnotatedWith(HttpMethod.class))
                .map(a -> a.getRawType().getSimpleName())
                .findFirst();
    }

    private static String path(String root, JavaClass c, JavaMethod method) {
        String onClass = c.isAnnotatedWith(jakarta.ws.rs.Path.class)
                ? c.getAnnotationOfType(jakarta.ws.rs.Path.class).value()
                : "";
        String onMethod = method.isAnnotatedWith(jakarta.ws.rs.Path.class)
                ? method.getAnnotationOfType(jakarta.ws.rs.Path.class).value()
                : "";
        return ("/" + root + "/" + onClass + "/" + onMethod)
                .replaceAll("/+", "/")
                .replaceAll("(?<=.)/$", "");
    }
}
