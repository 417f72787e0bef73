package com.jitrace.rules;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A module's {@code floor-plan.txt}: which room (package) may enter which.
 *
 * <pre>
 * root com.jitrace.chain            the package below which rooms are named
 * entry ->                          a room that enters no other room
 * signing -> entry merkle           a room and the rooms it enters; an edge nobody uses is an error
 * ban entry merkle : jakarta. java.net.      classes (by name prefix) that these rooms may not touch; * = every room
 * </pre>
 */
public final class FloorPlan {
    private static final Set<String> DUMPING_GROUNDS =
            Set.of("util", "utils", "common", "commons", "helper", "helpers", "manager", "managers", "impl", "misc");

    private final String root;
    private final Map<String, Set<String>> doors = new LinkedHashMap<>();
    private final List<Ban> bans = new ArrayList<>();

    private record Ban(Set<String> rooms, List<String> prefixes) {}

    private FloorPlan(String root) {
        this.root = root;
    }

    /** Reads a plan; throws IllegalArgumentException naming the line it cannot read. */
    public static FloorPlan read(Path file) throws IOException {
        return parse(Files.readAllLines(file, StandardCharsets.UTF_8));
    }

    static FloorPlan parse(List<String> lines) {
        FloorPlan plan = null;
        for (String raw : lines) {
            String line = raw.replaceFirst("#.*", "").trim();
            if (line.isEmpty()) {
                continue;
            }
            if (line.startsWith("root ")) {
                plan = new FloorPlan(line.substring(5).trim());
            } else if (plan == null) {
                throw new IllegalArgumentException("the floor plan must start with a root line, not: " + line);
            } else {
                plan.add(line);
            }
        }
        if (plan == null) {
            throw new IllegalArgumentException("the floor plan is empty");
        }
        return plan;
    }

    private void add(String line) {
        if (line.startsWith("ban ")) {
            String[] halves = line.substring(4).split(":", 2);
            if (halves.length != 2) {
                throw new IllegalArgumentException("a ban needs rooms, a colon and prefixes: " + line);
            }
            bans.add(new Ban(words(halves[0]), List.copyOf(words(halves[1]))));
            return;
        }
        String[] halves = line.split("->", 2);
        if (halves.length != 2) {
            throw new IllegalArgumentException("neither root, room nor ban: " + line);
        }
        if (doors.put(halves[0].trim(), words(halves[1])) != null) {
            throw new IllegalArgumentException("room named twice: " + line);
        }
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : new TreeSet<>(List.of(text.trim().split("\\s+")));
    }

    /** Every difference between the plan and the compiled classes and signs of one module; empty = the building follows the plan. */
    public List<String> differences(Path classes, Path sources) {
        JavaClasses building = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importLocations(Set.of(Location.of(classes)));
        List<String> found = new ArrayList<>();
        Map<String, Set<String>> used = new TreeMap<>();
        for (JavaClass c : building) {
            if (c.getSimpleName().equals("package-info")) {
                continue;
            }
            String room = roomOf(c.getPackageName());
            if (room == null) {
                found.add(c.getName() + " stands outside " + root);
                continue;
            }
            used.computeIfAbsent(room, r -> new TreeSet<>()).addAll(enteredBy(c, room, found));
        }
        compare(used, found);
        used.keySet().forEach(room -> sign(room, sources, found));
        cycles(used, found);
        return found;
    }

    private Set<String> enteredBy(JavaClass c, String room, List<String> found) {
        Set<String> entered = new TreeSet<>();
        for (Dependency d : c.getDirectDependenciesFromSelf()) {
            JavaClass target = d.getTargetClass().getBaseComponentType();
            String other = roomOf(target.getPackageName());
            if (other != null && !other.equals(room)) {
                entered.add(other);
                if (!doors.getOrDefault(room, Set.of()).contains(other)) {
                    found.add("room " + room + " may not enter " + other + ": " + d.getDescription());
                }
            }
            for (Ban ban : bans) {
                if ((ban.rooms.contains("*") || ban.rooms.contains(room))
                        && ban.prefixes.stream().anyMatch(target.getFullName()::startsWith)) {
                    found.add("room " + room + " may not touch " + target.getFullName() + ": " + d.getDescription());
                }
            }
        }
        return entered;
    }

    private void compare(Map<String, Set<String>> used, List<String> found) {
        used.keySet().stream()
                .filter(room -> !doors.containsKey(room))
                .forEach(room -> found.add("room " + room + " is not on the floor plan"));
        doors.forEach((room, allowed) -> {
            if (!used.containsKey(room)) {
                found.add("the floor plan names room " + room + ", which is not built");
            }
            allowed.stream()
                    .filter(other -> !used.getOrDefault(room, Set.of()).contains(other))
                    .forEach(other -> found.add("dead line: " + room + " never enters " + other));
        });
        for (Ban ban : bans) {
            ban.rooms.stream()
                    .filter(room -> !room.equals("*") && !doors.containsKey(room))
                    .forEach(room -> found.add("a ban names room " + room + ", which is not on the floor plan"));
        }
    }

    private void sign(String room, Path sources, List<String> found) {
        for (String part : room.split("\\.")) {
            if (DUMPING_GROUNDS.contains(part)) {
                found.add("room " + room + " is a dumping ground: divide it by meaning");
            }
        }
        String name = room.equals(".") ? root : root + "." + room;
        Path sign = sources.resolve(name.replace('.', '/')).resolve("package-info.java");
        try {
            String text = Files.exists(sign) ? Files.readString(sign) : "";
            if (!text.contains("/**") || !text.contains("<b>") || !text.contains("@NullMarked")) {
                found.add("room " + room
                        + " has no sign: package-info.java needs a sentence, its <b>stop</b> and @NullMarked");
            }
        } catch (IOException e) {
            found.add("sign of room " + room + " is unreadable: " + e.getMessage());
        }
    }

    private static void cycles(Map<String, Set<String>> used, List<String> found) {
        for (String start : used.keySet()) {
            Set<String> seen = new TreeSet<>();
            List<String> open = new ArrayList<>(used.get(start));
            while (!open.isEmpty()) {
                String next = open.remove(open.size() - 1);
                if (next.equals(start)) {
                    found.add("room " + start + " is part of a cycle");
                    break;
                }
                if (seen.add(next)) {
                    open.addAll(used.getOrDefault(next, Set.of()));
                }
            }
        }
    }

    private @org.jspecify.annotations.Nullable String roomOf(String packageName) {
        if (packageName.equals(root)) {
            return ".";
        }
        return packageName.startsWith(root + ".") ? packageName.substring(root.length() + 1) : null;
    }
}
