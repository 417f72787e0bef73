package com.jitrace.chain.simulation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What a bad disk, a clumsy administrator or a thief does to the files of a stopped node. */
record Corruption(String what, Map<Path, byte[]> files) {
    private static final String WATERMARK = "watermark";

    /** @param older the files as they were at an earlier stop */
    static Corruption of(Map<Path, byte[]> files, Map<Path, byte[]> older, RandomGenerator chance) {
        int mood = chance.nextInt(8);
        if (mood == 0 && !older.isEmpty()) {
            return new Corruption("everything but the watermark is older", mixed(files, older, WATERMARK));
        } else if (mood == 1 && !older.isEmpty()) {
            List<String> kinds = List.of(WATERMARK, "certificates", "segments");
            String kind = kinds.get(chance.nextInt(kinds.size()));
            return new Corruption("older " + kind, mixed(older, files, kind));
        }
        Path file = new ArrayList<>(files.keySet()).get(chance.nextInt(files.size()));
        Map<Path, byte[]> changed = new TreeMap<>(files);
        return one(file, changed, chance);
    }

    /** The files of one kind as here, all others as there. */
    private static Map<Path, byte[]> mixed(Map<Path, byte[]> here, Map<Path, byte[]> there, String kind) {
        Map<Path, byte[]> mixed = new TreeMap<>();
        here.forEach((name, bytes) -> {
            if (name.toString().contains(kind)) {
                mixed.put(name, bytes);
            }
        });
        there.forEach((name, bytes) -> {
            if (!name.toString().contains(kind)) {
                mixed.put(name, bytes);
            }
        });
        return mixed;
    }

    private static Corruption one(Path file, Map<Path, byte[]> files, RandomGenerator chance) {
        byte[] bytes = files.getOrDefault(file, new byte[0]).clone();
        int at = bytes.length == 0 ? 0 : chance.nextInt(bytes.length);
        String what;
        switch (bytes.length == 0 ? 5 : chance.nextInt(6)) {
            case 0, 1 -> {
                bytes[at] ^= (byte) (1 << chance.nextInt(8));
                what = "a bit at " + at;
            }
            case 2 -> {
                bytes = Arrays.copyOf(bytes, at);
                what = "cut at " + at;
            }
            case 3 -> {
                int to = Math.min(bytes.length, at + 1 + chance.nextInt(600));
                Arrays.fill(bytes, at, to, (byte) 0);
                what = "zeros from " + at + " to " + to;
            }
            case 4 -> {
                byte[] more = new byte[1 + chance.nextInt(100)];
                chance.nextBytes(more);
                bytes = Arrays.copyOf(bytes, bytes.length + more.length);
                System.arraycopy(more, 0, bytes, bytes.length - more.length, more.length);
                what = more.length + " more bytes";
            }
            default -> {
                files.remove(file);
                return new Corruption("without " + file, files);
            }
        }
        files.put(file, bytes);
        return new Corruption(file + ": " + what, files);
    }
}
