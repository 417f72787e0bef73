package com.jitrace.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.rules.FloorPlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-6")
class FloorPlanTest {
    @Test
    void theApplicationFollowsItsFloorPlan() throws IOException {
        assertThat(FloorPlan.read(Path.of("src/test/resources/floor-plan.txt"))
                        .differences(Path.of("target/classes"), Path.of("src/main/java")))
                .isEmpty();
    }
}
