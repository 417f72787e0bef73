package com.jitrace.launcher.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a small pack for a test, good or bad in one way. */
public final class PackJar {
    private final Map<String, String> sources = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();
    private String extension = "";
    private String leftOut = "-";

    public static PackJar of(String id, String spiVersion) {
        PackJar jar = new PackJar();
        jar.manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        jar.manifest.getMainAttributes().putValue("JiTrace-Pack-Id", id);
        jar.manifest.getMainAttributes().putValue("JiTrace-Spi-Version", spiVersion);
        return jar;
    }

    public PackJar source(String className, String text) {
        sources.put(className, text);
        return this;
    }

    public PackJar extension(String className) {
        extension = className;
        return this;
    }

    public PackJar withoutClass(String simpleName) {
        leftOut = simpleName;
        return this;
    }

    public Path write(Path file) throws IOException {
        Path work = Files.createTempDirectory("pack");
        List<String> arguments = new ArrayList<>(
                List.of("-nowarn", "-proc:none", "-d", work.resolve("c").toString()));
        for (var source : sources.entrySet()) {
            Path path = work.resolve("s").resolve(source.getKey().replace('.', '/') + ".java");
            Files.createDirectories(path.getParent());
            Files.writeString(path, source.getValue());
            arguments.add(path.toString());
        }
        Files.createDirectories(work.resolve("c"));
        OutputStream said = new ByteArrayOutputStream();
        if (!sources.isEmpty()) {
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, said, said, arguments.toArray(String[]::new)))
                    .as(said.toString())
                    .isZero();
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file), manifest);
                Stream<Path> classes = Files.walk(work.resolve("c"))) {
            for (Path c : classes.filter(Files::isRegularFile).toList()) {
                if (!c.getFileName().toString().equals(leftOut + ".class")) {
                    out.putNextEntry(
                            new JarEntry(work.resolve("c").relativize(c).toString()));
                    Files.copy(c, out);
                }
            }
            if (!extension.isEmpty()) {
                out.putNextEntry(new JarEntry("META-INF/services/jakarta.enterprise.inject.spi.Extension"));
                out.write(extension.getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }
}
