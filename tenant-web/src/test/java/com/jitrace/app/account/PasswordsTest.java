package com.jitrace.app.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void onlyTheSamePasswordFits() {
        String stored = Passwords.hash("correct horse battery", new Random(1));
        assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(Passwords.fits("correct horse battery", stored)).isTrue();
        assertThat(Passwords.fits("correct horse batterz", stored)).isFalse();
        assertThat(Passwords.fits("correct horse battery", "plain")).isFalse();
    }

    @Test
    void twoAccountsWithOnePasswordHaveDifferentHashes() {
        assertThat(Passwords.hash("correct horse battery", new Random(1)))
                .isNotEqualTo(Passwords.hash("correct horse battery", new Random(2)));
    }

    @Test
    void aShortPasswordIsRefusedWithItsLength() {
        assertThatThrownBy(() -> Passwords.hash("short", new Random(1))).hasMessageContaining("12 to 200");
    }
}
