package com.jitrace.launcher.plugins;

import com.jitrace.launcher.plugins.Verdict.Accepted;
import com.jitrace.launcher.plugins.Verdict.Reason;
import com.jitrace.launcher.plugins.Verdict.Refused;
import com.jitrace.spi.SpiVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Examines one jar without running any of its code: what it says of itself, who vouches for it, and whether every class it names
 * is there, in itself, in the application or in the platform.
 */
final class Examination {
    private static final String EXTENSIONS = "META-INF/services/jakarta.enterprise.inject.spi.Extension";
    private static final List<String> OURS =
            List.of("com/jitrace/spi/", "com/jitrace/app/", "com/jitrace/chain/", "jakarta/", "java/", "javax/");
    private static final long BYTES_MAX = 50_000_000;

    private final List<URL> application;
    private final Set<String> vouchedFor;
    private final boolean unsignedToo;

    Examination(List<URL> application, Set<String> vouchedFor, boolean unsignedToo) {
        this.application = application;
        this.vouchedFor = vouchedFor;
        this.unsignedToo = unsignedToo;
    }

    Verdict of(Path file) {
        String sha256 = "";
        try {
            if (Files.size(file) > BYTES_MAX) {
                return new Refused(file, sha256, "", Reason.NOT_A_JAR, "larger than " + BYTES_MAX + " bytes");
            }
            sha256 = sha256(file);
            try (JarFile jar = new JarFile(file.toFile(), true)) {
                return of(file, sha256, jar);
            }
        } catch (IOException | SecurityException e) {
            return new Refused(file, sha256, "", Reason.NOT_A_JAR, String.valueOf(e.getMessage()));
        }
    }

    private Verdict of(Path file, String sha256, JarFile jar) throws IOException {
        Manifest manifest = jar.getManifest();
        Attributes said = manifest == null ? new Attributes() : manifest.getMainAttributes();
        String id = said.getValue(SpiVersion.MANIFEST_PACK_ID);
        if (id == null || !id.matches("[a-z][a-z0-9-]{1,30}")) {
            return new Refused(
                    file, sha256, "", Reason.NO_PACK_ID, "the manifest has no valid " + SpiVersion.MANIFEST_PACK_ID);
        }
        String version = said.getValue(SpiVersion.MANIFEST_SPI_VERSION);
        if (!Integer.toString(SpiVersion.CURRENT).equals(version)) {
            return new Refused(
                    file,
                    sha256,
                    id,
                    Reason.API_VERSION,
                    "built for version " + version + " of the interface, this platform has " + SpiVersion.CURRENT);
        }
        boolean signed = vouchedFor.contains(sha256);
        if (!signed && !unsignedToo) {
            return new Refused(
                    file, sha256, id, Reason.UNSIGNED, "no list signed by the publisher's key names this jar");
        }
        Accepted accepted = new Accepted(file, sha256, id, signed);
        try (URLClassLoader everything = loader(file)) {
            return classes(accepted, jar, everything);
        }
    }

    private URLClassLoader loader(Path file) throws IOException {
        URL[] urls = new URL[application.size() + 1];
        application.toArray(urls);
        urls[application.size()] = file.toUri().toURL();
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static Verdict classes(Accepted accepted, JarFile jar, ClassLoader everything) throws IOException {
        JarEntry services = jar.getJarEntry(EXTENSIONS);
        if (services == null) {
            return accepted.refused(Reason.NO_EXTENSION, "it has no " + EXTENSIONS);
        }
        try (InputStream in = jar.getInputStream(services)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String name = line.replaceFirst("#.*", "").strip();
                if (!name.isEmpty() && jar.getJarEntry(name.replace('.', '/') + ".class") == null) {
                    return accepted.refused(Reason.NO_EXTENSION, "its extension " + name + " is not in the jar");
                }
            }
        }
        for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            String name = entry.getName();
            if (OURS.stream().anyMatch(name::startsWith)) {
                return accepted.refused(Reason.SHADOWS, name + " belongs to the platform");
            }
            if (name.endsWith(".class") && !name.startsWith("META-INF/") && !name.equals("module-info.class")) {
                try (InputStream in = jar.getInputStream(entry)) {
                    for (String reference : ClassReferences.of(in)) {
                        if (everything.getResource(reference + ".class") == null) {
                            return accepted.refused(
                                    Reason.MISSING_CLASS, name + " needs " + reference.replace('/', '.'));
                        }
                    }
                }
            }
        }
        return accepted;
    }

    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[65_536];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
