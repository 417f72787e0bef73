package com.jitrace.launcher.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.launcher.plugins.Verdict.Accepted;
import com.jitrace.launcher.plugins.Verdict.Reason;
import com.jitrace.launcher.plugins.Verdict.Refused;
import com.jitrace.launcher.settings.Settings.PluginRules;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("show-house-4")
class PluginFolderTest {
    private static final String EXTENSION =
            "package p; public class X implements jakarta.enterprise.inject.spi.Extension { Y y; String[][] z; }";
    private static final String HELPER = "package p; public class Y extends java.util.ArrayList<String> {}";

    @TempDir
    Path work;

    private Path folder = Path.of("");
    private Path war = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectories(work.resolve("plugins"));
        war = work.resolve("war");
        Files.createDirectories(war.resolve("WEB-INF/classes"));
        Files.createDirectories(war.resolve("WEB-INF/lib"));
        Files.copy(holding("com/jitrace/spi/IndustryPack.class"), war.resolve("WEB-INF/lib/spi.jar"));
    }

    @Test
    void theWinePackIsAccepted() throws IOException {
        Files.copy(holding("com/jitrace/pack/wine/WinePack.class"), folder.resolve("wine-pack.jar"));
        assertThat(examine(true).accepted()).extracting(Accepted::id).containsExactly("wine");
        assertThat(examine(true).json()).contains("\"verdict\": \"accepted\"", "\"signed\": false");
    }

    @Test
    void anUnsignedJarIsRefusedUnlessThePublisherVouchesForIt() throws IOException {
        Path jar = Files.copy(holding("com/jitrace/pack/wine/WinePack.class"), folder.resolve("wine-pack.jar"));
        assertThat(onlyRefusal(examine(false)).reason()).isEqualTo(Reason.UNSIGNED);
        byte[] seed = HexFormat.of().parseHex("11".repeat(32));
        String key = HexFormat.of()
                .formatHex(new Ed25519PrivateKeyParameters(seed)
                        .generatePublicKey()
                        .getEncoded());
        Files.writeString(
                folder.resolve("packs.sig"), SignedList.sign(Map.of("wine-pack.jar", Examination.sha256(jar)), seed));
        PluginReport report = PluginFolder.examine(new PluginRules(folder, false, Optional.of(key)), war);
        assertThat(report.accepted()).singleElement().matches(Accepted::signed);
    }

    @Test
    void whatIsNoJarIsRefused() throws IOException {
        Files.writeString(folder.resolve("readme.jar"), "I am no jar");
        assertThat(onlyRefusal(examine(true)).reason()).isEqualTo(Reason.NOT_A_JAR);
    }

    @Test
    void anotherVersionOfTheInterfaceIsRefused() throws IOException {
        good("beer", "99").write(folder.resolve("beer.jar"));
        assertThat(onlyRefusal(examine(true)).detail()).contains("99");
        assertThat(onlyRefusal(examine(true)).reason()).isEqualTo(Reason.API_VERSION);
    }

    @Test
    void aMissingClassIsNamed() throws IOException {
        good("beer", "1").withoutClass("Y").write(folder.resolve("beer.jar"));
        Refused refused = onlyRefusal(examine(true));
        assertThat(refused.reason()).isEqualTo(Reason.MISSING_CLASS);
        assertThat(refused.detail()).contains("p.Y");
    }

    @Test
    void aJarWithoutExtensionOrWithOneThatIsNotInItIsRefused() throws IOException {
        PackJar.of("beer", "1").write(folder.resolve("a.jar"));
        PackJar.of("cider", "1").extension("p.Gone").write(folder.resolve("b.jar"));
        assertThat(examine(true).refused())
                .extracting(Refused::reason)
                .containsOnly(Reason.NO_EXTENSION)
                .hasSize(2);
    }

    @Test
    void aJarThatBringsThePlatformsOwnClassesIsRefused() throws IOException {
        good("beer", "1")
                .source("com.jitrace.app.Z", "package com.jitrace.app; class Z {}")
                .write(folder.resolve("a.jar"));
        assertThat(onlyRefusal(examine(true)).reason()).isEqualTo(Reason.SHADOWS);
    }

    @Test
    void theSecondJarOfOnePackIsRefused() throws IOException {
        good("beer", "1").write(folder.resolve("a.jar"));
        good("beer", "1").write(folder.resolve("b.jar"));
        assertThat(examine(true).accepted())
                .extracting(a -> a.file().getFileName().toString())
                .containsExactly("a.jar");
        assertThat(onlyRefusal(examine(true)).reason()).isEqualTo(Reason.TWICE);
    }

    @Test
    void aPackTheApplicationDoesNotKnowIsRefusedAfterwards() throws IOException {
        good("beer", "1").write(folder.resolve("a.jar"));
        assertThat(examine(true).seen(java.util.Set.of("beer")).refused()).isEmpty();
        assertThat(onlyRefusal(examine(true).seen(java.util.Set.of())).reason()).isEqualTo(Reason.NOT_VISIBLE);
    }

    @Test
    void aDemosPackIsOfferedOnceAndStaysAwayWhenTakenOut() throws IOException {
        Path pack = Files.copy(holding("com/jitrace/pack/wine/WinePack.class"), work.resolve("wine-pack.jar"));
        PluginRules rules = new PluginRules(work.resolve("fresh"), true, Optional.empty());
        PluginFolder.offer(rules, pack);
        assertThat(PluginFolder.examine(rules, war).accepted()).hasSize(1);
        Files.delete(rules.folder().resolve("wine-pack.jar"));
        PluginFolder.offer(rules, pack);
        assertThat(PluginFolder.examine(rules, war).verdicts()).isEmpty();
    }

    @Test
    void aMissingFolderHoldsNothing() {
        assertThat(PluginFolder.examine(new PluginRules(work.resolve("none"), true, Optional.empty()), war)
                        .verdicts())
                .isEmpty();
    }

    private static PackJar good(String id, String spiVersion) {
        return PackJar.of(id, spiVersion)
                .source("p.X", EXTENSION)
                .source("p.Y", HELPER)
                .extension("p.X");
    }

    private PluginReport examine(boolean unsigned) {
        return PluginFolder.examine(new PluginRules(folder, unsigned, Optional.empty()), war);
    }

    private static Refused onlyRefusal(PluginReport report) {
        assertThat(report.refused()).hasSize(1);
        return report.refused().get(0);
    }

    private static Path holding(String resource) {
        String file = String.valueOf(
                PluginFolderTest.class.getClassLoader().getResource(resource).getPath());
        return Path.of(URI.create(file.substring(0, file.indexOf("!/"))));
    }
}
