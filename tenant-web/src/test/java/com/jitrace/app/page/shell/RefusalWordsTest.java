package com.jitrace.app.page.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import com.jitrace.chain.entry.Reason;
import org.junit.jupiter.api.Test;

class RefusalWordsTest {
    @Test
    void everyReasonOfTheChainReadsAsASentenceThatSaysWhatToDo() {
        for (Language language : Language.values()) {
            for (Reason reason : Reason.values()) {
                assertThat(Texts.in(language).say("refusal." + reason))
                        .as("%s in %s", reason, language)
                        .doesNotContain("refusal.")
                        .matches(".+[.。]");
            }
        }
    }
}
