package com.jitrace.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plants a violation of each rule in a small building and sees it named. */
@Tag("show-house-6")
class FloorPlanTest {
    private static final String SIGN = "/** A room. <b>stop</b> */ @NullMarked package %s; @interface NullMarked {}";

    @TempDir
    Path folder;

    @Test
    void thisModuleFollowsItsOwnPlan() throws IOException {
        assertThat(FloorPlan.read(Path.of("src/test/resources/floor-plan.txt"))
                        .differences(Path.of("target/classes"), Path.of("src/main/java")))
                .isEmpty();
    }

    @Test
    void aBuildingThatFollowsThePlanHasNoDifferences() throws IOException {
        assertThat(differences("root p\na ->\nb -> a", clean())).isEmpty();
    }

    @Test
    void aDoorThatIsNotOnThePlanIsNamed() throws IOException {
        assertThat(differences("root p\na ->\nb ->", clean())).anyMatch(d -> d.startsWith("room b may not enter a"));
    }

    @Test
    void aDoorNobodyUsesIsADeadLine() throws IOException {
        assertThat(differences("root p\na -> b\nb -> a", clean())).contains("dead line: a never enters b");
    }

    @Test
    void aRoomThatIsNotOnThePlanAndOneThatIsNotBuiltAreNamed() throws IOException {
        assertThat(differences("root p\na ->\nc ->", clean()))
                .contains("room b is not on the floor plan", "the floor plan names room c, which is not built");
    }

    @Test
    void aCycleIsNamed() throws IOException {
        var files = new java.util.HashMap<>(clean());
        files.put("p/a/A.java", "package p.a; public class A { p.b.B b; }");
        assertThat(differences("root p\na -> b\nb -> a", files)).contains("room a is part of a cycle");
    }

    @Test
    void aRoomWithoutASignIsNamed() throws IOException {
        var files = new java.util.HashMap<>(clean());
        files.remove("p/a/package-info.java");
        assertThat(differences("root p\na ->\nb -> a", files)).anyMatch(d -> d.startsWith("room a has no sign"));
    }

    @Test
    void aDumpingGroundIsNamed() throws IOException {
        var files = new java.util.HashMap<>(clean());
        files.put("p/util/U.java", "package p.util; public class U {}");
        files.put("p/util/package-info.java", SIGN.formatted("p.util"));
        assertThat(differences("root p\na ->\nb -> a\nutil ->", files))
                .contains("room util is a dumping ground: divide it by meaning");
    }

    @Test
    void aBannedClassIsNamed() throws IOException {
        assertThat(differences("root p\na ->\nb -> a\nban a : java.util.Random", clean()))
                .anyMatch(d -> d.startsWith("room a may not touch java.util.Random"));
    }

    @Test
    void anUnreadableLineIsNamed() {
        assertThatThrownBy(() -> FloorPlan.parse(List.of("root p", "what is this")))
                .hasMessageContaining("what is this");
    }

    private static Map<String, String> clean() {
        return Map.of(
                "p/a/A.java",
                "package p.a; public class A { java.util.Random r; }",
                "p/a/package-info.java",
                SIGN.formatted("p.a"),
                "p/b/B.java",
                "package p.b; public class B { p.a.A a; }",
                "p/b/package-info.java",
                SIGN.formatted("p.b"));
    }

    private List<String> differences(String plan, Map<String, String> files) throws IOException {
        Path sources = folder.resolve("src");
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new java.util.ArrayList<>(List.of("-nowarn", "-d", classes.toString()));
        for (var file : files.entrySet()) {
            Path path = sources.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
            arguments.add(path.toString());
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return FloorPlan.parse(plan.lines().toList()).differences(classes, sources);
    }
}
