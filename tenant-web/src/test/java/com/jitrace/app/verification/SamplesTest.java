package com.jitrace.app.verification;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final Set<State> OWNERS_WORD = EnumSet.of(State.STOLEN, State.YOURS);
    private static final Samples.Subject SUBJECT =
            new Samples.Subject("Helan Estate", "helan.example", Optional.empty(), Optional.empty(), List.of());

    @Test
    void everyStateHasASampleWhoseSentencesAreComplete() {
        for (State state : EnumSet.complementOf(EnumSet.copyOf(OWNERS_WORD))) {
            Verdict sample = Samples.of(state, SUBJECT, 1_700_000_000_000L);
            assertThat(sample.state()).isEqualTo(state);
            assertThat(sample.code()).isEqualTo(Samples.CODE);
            for (Language language : Language.values()) {
                Wording wording = new Wording(sample, Texts.in(language));
                assertThat(wording.headline() + wording.advice())
                        .as("%s in %s", state, language)
                        .doesNotContain("{", "verdict.", "mismatch.")
                        .isNotBlank();
                assertThat(sample.reasons())
                        .allSatisfy(reason -> assertThat(wording.why(reason))
                                .as("%s of %s", reason, state)
                                .doesNotContain("{", "why."));
            }
        }
    }
}
