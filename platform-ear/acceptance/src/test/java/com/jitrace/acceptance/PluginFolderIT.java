package com.jitrace.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.Platform;
import com.jitrace.launcher.plugins.PackJar;
import com.jitrace.launcher.plugins.Verdict.Reason;
import com.jitrace.launcher.plugins.Verdict.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-4")
class PluginFolderIT {
    private static final String THROWS = """
            package bad.thrower;
            import jakarta.enterprise.event.Observes;
            import jakarta.enterprise.inject.spi.*;
            public class Thrower implements Extension {
                void register(@Observes AfterBeanDiscovery event) { throw new IllegalStateException("this pack throws"); }
            }
            """;
    private static final String SILENT = """
            package bad.silent;
            public class Silent implements jakarta.enterprise.inject.spi.Extension {}
            """;
    private static final String LACKING = """
            package bad.lacking;
            public class Lacking implements jakarta.enterprise.inject.spi.Extension { Gone gone; }
            """;

    @Test
    void theGoodPackIsThereAndEveryBadOneIsNamedWithItsReason() throws IOException {
        Path home = Running.newHome("x");
        Path folder = Files.createDirectories(home.resolve("plugins"));
        Files.copy(winePack(), folder.resolve("wine-pack.jar"));
        pack("thrower", "1", "bad.thrower.Thrower", THROWS).write(folder.resolve("thrower.jar"));
        pack("silent", "1", "bad.silent.Silent", SILENT).write(folder.resolve("silent.jar"));
        pack("lacking", "1", "bad.lacking.Lacking", LACKING)
                .source("bad.lacking.Gone", "package bad.lacking; class Gone {}")
                .withoutClass("Gone")
                .write(folder.resolve("lacking.jar"));
        pack("future", "99", "bad.silent.Silent", SILENT).write(folder.resolve("future.jar"));
        Files.writeString(folder.resolve("notes.jar"), "this is no jar");

        try (Platform platform = Running.start(home, Map.of("JITRACE_PLUGINS_UNSIGNED", "true"))) {
            String ready = Web.get(platform.url() + "/health/ready").body();
            System.out.println(ready);
            assertThat(ready).contains("\"packs\"", "\"wine\":\"0.1.0\"");
            Map<String, Reason> refused = platform.packs().refused().stream()
                    .collect(Collectors.toMap(r -> r.file().getFileName().toString(), Refused::reason));
            assertThat(refused)
                    .containsOnly(
                            Map.entry("thrower.jar", Reason.NOT_DEPLOYABLE),
                            Map.entry("silent.jar", Reason.NOT_VISIBLE),
                            Map.entry("lacking.jar", Reason.MISSING_CLASS),
                            Map.entry("future.jar", Reason.API_VERSION),
                            Map.entry("notes.jar", Reason.NOT_A_JAR));
            assertThat(Files.readString(home.resolve("plugins-report.json")))
                    .contains("this pack throws", "bad.lacking.Gone", "\"verdict\": \"accepted\"");
            assertThat(Web.get(platform.url() + "/packs/wine/panel.css").statusCode())
                    .isEqualTo(200);
        }
    }

    private static PackJar pack(String id, String spiVersion, String extension, String source) {
        return PackJar.of(id, spiVersion).source(extension, source).extension(extension);
    }

    static Path winePack() {
        String file = String.valueOf(PluginFolderIT.class
                .getClassLoader()
                .getResource("com/jitrace/pack/wine/WinePack.class")
                .getPath());
        return Path.of(URI.create(file.substring(0, file.indexOf("!/"))));
    }
}
