package com.jitrace.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTest {
    @ParameterizedTest
    @CsvSource({
        "short,password.length",
        "eleven char,password.length",
        "password1234,password.common",
        "Password!!!!,password.common",
        "123456789012,password.common",
        "aaaaaaaaaaaa,password.common",
        "abcabcabcabc,password.common",
        "dragondragon,password.common",
        "anne@helan12,password.common",
        "1234567890!!,password.common",
    })
    void whatAttackersTryFirstIsRefused(String password, String fault) {
        assertThat(PasswordRule.fault(password, "anne@helan")).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"four words that do not rhyme", "kzvq-plom-wert-7", "正确的马电池订书钉一共十二字", "3f9!kd02-qqz8"})
    void aLongPasswordThatNobodyListedIsTakenWhateverItsSigns(String password) {
        assertThat(PasswordRule.fault(password, "anne@helan")).isEmpty();
    }
}
