package com.jitrace.pack.wine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.rules.FloorPlan;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FloorPlanTest {
    @Test
    void thisModuleFollowsItsOwnPlan() throws IOException {
        assertThat(FloorPlan.read(Path.of("src/test/resources/floor-plan.txt"))
                        .differences(Path.of("target/classes"), Path.of("src/main/java")))
                .isEmpty();
    }

    @Test
    void aPackEntersNothingButTheSpiAndCdi() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java.lang..",
                        "java.math..",
                        "java.time..",
                        "java.util..",
                        "com.jitrace.spi",
                        "com.jitrace.pack.wine",
                        "jakarta.enterprise..",
                        "jakarta.inject..",
                        "org.jspecify.annotations")
                .check(new ClassFileImporter().importPath(Path.of("target/classes")));
    }
}
