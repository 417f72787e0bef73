package com.jitrace.launcher.plugins;

import com.jitrace.launcher.plugins.Verdict.Accepted;
import com.jitrace.launcher.plugins.Verdict.Reason;
import com.jitrace.launcher.settings.Settings.PluginRules;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The folder in which an operator drops packs. What is in it at the start counts; later changes wait for the next start. */
public final class PluginFolder {
    private static final int FILES_MAX = 200;

    private PluginFolder() {}

    /**
     * Puts a demo's pack into the folder when there is no folder yet, and brings it up to date while it lies there: an operator
     * who takes it out is rid of it.
     */
    public static void offer(PluginRules rules, Path pack) {
        Path target = rules.folder().resolve(pack.getFileName());
        try {
            if (Files.exists(pack) && (!Files.exists(rules.folder()) || Files.exists(target))) {
                Files.createDirectories(rules.folder());
                Files.copy(pack, target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new CannotStart("The plugin folder " + rules.folder() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** Examines every file but signed lists and hidden files, in the order of their names. */
    public static PluginReport examine(PluginRules rules, Path war) {
        if (!Files.isDirectory(rules.folder())) {
            return new PluginReport(List.of());
        }
        Set<String> vouchedFor = rules.publisherKey()
                .map(key -> SignedList.vouchedFor(rules.folder(), key))
                .orElse(Set.of());
        Examination examination = new Examination(application(war), vouchedFor, rules.unsigned());
        List<Verdict> verdicts = new ArrayList<>();
        Map<String, Path> ids = new HashMap<>();
        for (Path file : files(rules.folder())) {
            Verdict verdict = examination.of(file);
            if (verdict instanceof Accepted accepted) {
                Path first = ids.putIfAbsent(accepted.id(), file);
                if (first != null) {
                    verdict = accepted.refused(
                            Reason.TWICE, "the pack " + accepted.id() + " is already in " + first.getFileName());
                }
            }
            verdicts.add(verdict);
        }
        return new PluginReport(verdicts);
    }

    private static List<Path> files(Path folder) {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") && !name.endsWith(".sig")) {
                    files.add(file);
                }
            }
        } catch (IOException e) {
            throw new CannotStart("The plugin folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        if (files.size() > FILES_MAX) {
            throw new CannotStart("The plugin folder " + folder + " holds more than " + FILES_MAX + " files");
        }
        return files.stream().sorted().toList();
    }

    private static List<URL> application(Path war) {
        List<URL> urls = new ArrayList<>();
        try (Stream<Path> libraries = Files.list(war.resolve("WEB-INF/lib"))) {
            urls.add(war.resolve("WEB-INF/classes/").toUri().toURL());
            for (Path library : libraries.sorted().toList()) {
                urls.add(library.toUri().toURL());
            }
            urls.add(platformApi());
        } catch (IOException e) {
            throw new CannotStart(
                    "There is no application at " + war + ": build it first (./mvnw -Prun verify does)", e);
        }
        return urls;
    }

    /** The interfaces of Jakarta EE, which the server brings and the application's libraries do not hold. */
    private static URL platformApi() throws IOException {
        URL found = PluginFolder.class.getClassLoader().getResource("jakarta/enterprise/inject/spi/Extension.class");
        if (found == null) {
            throw new IOException("the Jakarta EE interfaces are not on the launcher's class path");
        }
        String file = found.getPath();
        return URI.create(file.substring(0, file.indexOf("!/"))).toURL();
    }
}
