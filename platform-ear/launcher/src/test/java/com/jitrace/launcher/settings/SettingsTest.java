package com.jitrace.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jitrace.launcher.settings.Settings.DatabaseChoice.External;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    private static final Map<String, String> EXTERNAL = Map.of(
            "JITRACE_DB_URL", "jdbc:mysql://db.example:3306/",
            "JITRACE_DB_USER", "app",
            "JITRACE_DB_PASSWORD", "pool-secret",
            "JITRACE_DB_ADMIN_USER", "admin",
            "JITRACE_DB_ADMIN_PASSWORD", "admin-secret");

    @Test
    void withoutAnySettingEverythingIsOnThisMachine() {
        Settings settings = from(Map.of("JITRACE_ROOT", "/r"));
        assertThat(settings.home()).isEqualTo(Path.of("/r/work"));
        assertThat(settings.plugins().folder()).isEqualTo(Path.of("/r/work/plugins"));
        assertThat(settings.web().baseUrl()).isEqualTo("http://127.0.0.1:8080");
        assertThat(settings.web().loopback()).isTrue();
        assertThat(settings.database()).isInstanceOf(Settings.DatabaseChoice.Embedded.class);
    }

    @Test
    void noSecretIsPrinted() {
        Settings settings = from(EXTERNAL);
        assertThat(String.join("\n", settings.lines()) + settings)
                .contains("db.example", "admin", "app")
                .doesNotContain("pool-secret", "admin-secret");
        assertThat(((External) settings.database()).pool().password()).isEqualTo("pool-secret");
    }

    @Test
    void anExternalDatabaseNeedsEveryLogin() {
        Map<String, String> incomplete = new HashMap<>(EXTERNAL);
        incomplete.remove("JITRACE_DB_ADMIN_PASSWORD");
        assertThatThrownBy(() -> from(incomplete)).hasMessageContaining("JITRACE_DB_ADMIN_PASSWORD");
    }

    @Test
    void whoVouchesForADatabaseIsAFileOfThisMachine() {
        assertThat(((External) from(EXTERNAL).database()).authorities()).isEmpty();
        Map<String, String> vouched = new HashMap<>(EXTERNAL);
        vouched.put("JITRACE_ROOT", "/r");
        vouched.put("JITRACE_DB_CA", "db/ca.pem");
        Settings settings = from(vouched);
        assertThat(((External) settings.database()).authorities()).contains(Path.of("/r/db/ca.pem"));
        assertThat(String.join("\n", settings.lines())).contains("vouched for by /r/db/ca.pem");
    }

    @Test
    void aNewInstallationHasTwoOperatorsUnlessSomebodySaysOtherwise() {
        assertThat(from(Map.of()).application().governance())
                .isEqualTo(new Settings.Governance(2, "Platform operators"));
        assertThat(from(Map.of("JITRACE_CHAIN_OPERATORS", "5", "JITRACE_OPERATOR_NAME", "Registry"))
                        .application()
                        .governance())
                .isEqualTo(new Settings.Governance(5, "Registry"));
    }

    @Test
    void furtherOptionsOfTheJvmAreSeparatedBySpaces() {
        assertThat(from(Map.of()).application().jvmOptions()).isEmpty();
        assertThat(from(Map.of("JITRACE_JVM_OPTIONS", " -Xss1m  -XX:+UseSerialGC "))
                        .application()
                        .jvmOptions())
                .containsExactly("-Xss1m", "-XX:+UseSerialGC");
    }

    @Test
    void validatorsBesideTheApplicationAreSetByTheirShortNameToo() {
        assertThat(from(Map.of()).application().validators()).isEqualTo(1);
        assertThat(from(Map.of("VALIDATORS", "4")).application().validators()).isEqualTo(4);
        assertThat(from(Map.of("JITRACE_ROOT", "/r")).application().chainJar())
                .isEqualTo(Path.of("/r/chain-ejb/target/chain.jar"));
    }

    @Test
    void aWrongValueNamesItsSetting() {
        for (Map<String, String> wrong : List.of(
                Map.of("JITRACE_PORT", "http"),
                Map.of("JITRACE_PORT", "70000"),
                Map.of("JITRACE_DEMO", "yes"),
                Map.of("JITRACE_VALIDATORS", "0"),
                Map.of("JITRACE_VALIDATORS", "3"),
                Map.of("JITRACE_VALIDATORS", "8"),
                Map.of("JITRACE_CHAIN_OPERATORS", "0"),
                Map.of("JITRACE_CHAIN_OPERATORS", "10"),
                Map.of("JITRACE_OPERATOR_NAME", " "),
                Map.of("JITRACE_HEAP_MB", "16"),
                Map.of("JITRACE_JVM_OPTIONS", "-Xss1m org.example.Main"),
                Map.of("JITRACE_PLUGINS_KEY", "abc"))) {
            String name = wrong.keySet().iterator().next();
            assertThatThrownBy(() -> from(wrong)).hasMessageContaining(name);
        }
        Map<String, String> url = new HashMap<>(EXTERNAL);
        url.put("JITRACE_DB_URL", "jdbc:mysql://db.example/mydb?useSSL=true");
        assertThatThrownBy(() -> from(url)).hasMessageContaining("JITRACE_DB_URL");
    }

    @Test
    void unsignedPluginsAreAcceptedByDefaultOnlyWithDemoData() {
        assertThat(from(Map.of()).plugins().unsigned()).isFalse();
        assertThat(from(Map.of("JITRACE_DEMO", "true")).plugins().unsigned()).isTrue();
        assertThat(from(Map.of("JITRACE_DEMO", "true", "JITRACE_PLUGINS_UNSIGNED", "false"))
                        .plugins()
                        .unsigned())
                .isFalse();
    }

    private static Settings from(Map<String, String> settings) {
        return Settings.from(name -> settings.getOrDefault(name, ""));
    }
}
