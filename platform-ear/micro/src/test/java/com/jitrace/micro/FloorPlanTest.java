package com.jitrace.micro;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.rules.FloorPlan;
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
}
