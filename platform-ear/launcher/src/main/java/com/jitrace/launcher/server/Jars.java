package com.jitrace.launcher.server;

import com.jitrace.launcher.trouble.CannotStart;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;

/** Finds the jars we start or hand on, on our own class path, by something only they hold. */
final class Jars {
    private Jars() {}

    static Path payaraMicro() {
        return holding("fish/payara/micro/PayaraMicro.class");
    }

    static Path connector() {
        return holding("com/mysql/cj/jdbc/MysqlDataSource.class");
    }

    private static Path holding(String resource) {
        URL found = Jars.class.getClassLoader().getResource(resource);
        if (found == null || !found.getProtocol().equals("jar")) {
            throw new CannotStart("No jar on the launcher's class path holds " + resource);
        }
        String file = found.getPath();
        return Path.of(URI.create(file.substring(0, file.indexOf("!/"))));
    }
}
