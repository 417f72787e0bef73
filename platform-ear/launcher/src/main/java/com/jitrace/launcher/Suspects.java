package com.jitrace.launcher;

import com.jitrace.launcher.plugins.Verdict.Accepted;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;

/** Finds the packs whose classes a failed deployment's log speaks of. */
final class Suspects {
    private Suspects() {}

    static Set<Accepted> namedIn(String log, List<Accepted> packs) {
        Set<Accepted> named = new HashSet<>();
        for (Accepted pack : packs) {
            try (JarFile jar = new JarFile(pack.file().toFile())) {
                boolean mentioned = jar.stream()
                        .map(entry -> entry.getName())
                        .filter(name -> name.endsWith(".class"))
                        .map(name -> name.substring(0, name.length() - ".class".length())
                                .replace('/', '.'))
                        .anyMatch(log::contains);
                if (mentioned) {
                    named.add(pack);
                }
            } catch (IOException e) {
                named.add(pack); // it was readable a moment ago
            }
        }
        return named;
    }
}
