package com.jitrace.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PlatformTest {
    @Test
    @Tag("show-house-3")
    void anotherJdkIsRefusedInOneLine() {
        assertThatThrownBy(() -> Platform.refuseOtherJava(11))
                .hasMessage("JiTrace runs on JDK 17 and this is 11: set JAVA_HOME to a JDK 17");
        assertThatCode(() -> Platform.refuseOtherJava(17)).doesNotThrowAnyException();
    }
}
