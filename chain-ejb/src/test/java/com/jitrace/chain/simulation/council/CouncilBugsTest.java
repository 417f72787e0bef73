package com.jitrace.chain.simulation.council;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.simulation.PlantedBug;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever rewrites a line that a planted bug changes hears of it in seconds, not from the long test. */
class CouncilBugsTest {
    static Stream<PlantedBug> bugs() {
        return Stream.concat(CouncilBugs.stub().stream(), CouncilBugs.all().stream());
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void theLineItChangesStandsThereOnce(PlantedBug bug) throws Exception {
        assertThat(bug.mutant()).contains(bug.instead());
    }
}
