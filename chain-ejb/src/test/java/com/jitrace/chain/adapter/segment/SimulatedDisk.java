package com.jitrace.chain.adapter.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * A disk in memory that fails on demand at any of its operations. A killed process leaves what it wrote in the system's memory; a power cut
 * leaves what was synced, and of the rest whatever chance leaves: pages in any order, names of files or not.
 */
public final class SimulatedDisk implements Disk {
    /** Where the node's files lie. */
    public static final Path FOLDER = Path.of("/chain");

    private static final FrameLog.Growth SMALL = new FrameLog.Growth(12_288, 2_048);

    /** What happens at an operation. */
    public enum Fault {
        /** The machine stops before it, in the middle of it, after it. */
        CUT_BEFORE,
        CUT_WITHIN,
        CUT_AFTER,
        /** It reports an error and did nothing, something, everything. */
        ERROR_BEFORE,
        ERROR_WITHIN,
        ERROR_AFTER,
        /** From now on nothing can be written; what is there can be read. */
        FULL;

        public boolean stopsTheMachine() {
            return compareTo(CUT_AFTER) <= 0;
        }
    }

    private enum Phase {
        BEFORE,
        AFTER
    }

    private final RandomGenerator chance;
    private final Map<Path, SimulatedFile> seen = new TreeMap<>();
    private final Map<Path, SimulatedFile> stored = new HashMap<>();
    private final List<Path> folders = new ArrayList<>(List.of(Path.of("/"), FOLDER));
    private Optional<Fault> fault = Optional.empty();
    private long operations;
    private long faultAt = Long.MAX_VALUE;
    private boolean stopped;
    private boolean full;

    public SimulatedDisk(RandomGenerator chance) {
        this.chance = chance;
    }

    /** The node's blocks on this disk, in small files. */
    public SegmentBlocks blocks(String chainId) {
        return SegmentBlocks.open(this, FOLDER, chainId, SMALL);
    }

    /** Lets the operation after so many more fail. */
    public void plan(Fault what, int afterOperations) {
        fault = Optional.of(what);
        faultAt = operations + afterOperations;
    }

    /** The planned fault, once it has happened. */
    public Optional<Fault> happened() {
        return fault.filter(f -> operations > faultAt);
    }

    /** The process is gone; nothing it left running can write any more until the next start. */
    public void stop() {
        stopped = true;
    }

    /** A new process on the same machine; or on one that lost its power before. */
    public void start(boolean afterPowerCut) {
        if (afterPowerCut) {
            for (Path name : names()) {
                choose(name);
            }
            seen.clear();
            seen.putAll(stored);
            new ArrayList<>(seen.values()).forEach(file -> file.cut(chance));
        }
        stopped = false;
        full = false;
        fault = Optional.empty();
        faultAt = Long.MAX_VALUE;
    }

    private List<Path> names() {
        List<Path> names = new ArrayList<>(seen.keySet());
        stored.keySet().stream().sorted().filter(n -> !seen.containsKey(n)).forEach(names::add);
        return names;
    }

    /** A name that was not synced is there or not. */
    private void choose(Path name) {
        if (seen.get(name) != stored.get(name) && chance.nextBoolean()) {
            store(name);
        }
    }

    private void store(Path name) {
        SimulatedFile file = seen.get(name);
        if (file == null) {
            stored.remove(name);
        } else {
            stored.put(name, file);
        }
    }

    /** What a running system sees. */
    public Map<Path, byte[]> contents() {
        Map<Path, byte[]> copy = new TreeMap<>();
        seen.forEach((name, file) -> copy.put(name, file.seen().clone()));
        return copy;
    }

    /** Makes these the files, synced: somebody wrote to the disk while the node was stopped. */
    public void replace(Map<Path, byte[]> files) {
        seen.clear();
        files.forEach((name, bytes) -> {
            SimulatedFile file = new SimulatedFile();
            file.replace(bytes);
            seen.put(name, file);
        });
        stored.clear();
        stored.putAll(seen);
    }

    private boolean fails(Phase phase, String what) throws IOException {
        if (stopped) {
            throw new PowerCut(what);
        }
        if (phase == Phase.BEFORE) {
            operations++;
            refuseIfFull();
        }
        if (operations - 1 != faultAt || fault.isEmpty()) {
            return false;
        }
        switch (fault.get()) {
            case CUT_BEFORE -> cut(phase == Phase.BEFORE, what);
            case CUT_AFTER -> cut(phase == Phase.AFTER, what);
            case ERROR_BEFORE -> error(phase == Phase.BEFORE, what);
            case ERROR_AFTER -> error(phase == Phase.AFTER, what);
            case FULL -> {
                full = true;
                refuseIfFull();
            }
            case CUT_WITHIN, ERROR_WITHIN -> {
                return phase == Phase.BEFORE;
            }
        }
        return false;
    }

    private void refuseIfFull() throws IOException {
        if (full) {
            throw new IOException("no space left on device");
        }
    }

    private void cut(boolean now, String what) {
        if (now) {
            stopped = true;
            throw new PowerCut(what);
        }
    }

    private static void error(boolean now, String what) throws IOException {
        if (now) {
            throw new IOException("simulated error: " + what);
        }
    }

    private void within(String what) throws IOException {
        if (fault.filter(Fault.CUT_WITHIN::equals).isPresent()) {
            cut(true, what);
        }
        error(true, what);
    }

    /** Does something that happens wholly or not at all. */
    private void whole(String what, Runnable operation) throws IOException {
        if (fails(Phase.BEFORE, what)) {
            if (chance.nextBoolean()) {
                operation.run();
            }
            within(what);
        }
        operation.run();
        fails(Phase.AFTER, what);
    }

    @Override
    public boolean isFolder(Path folder) {
        return folders.contains(folder);
    }

    @Override
    public boolean exists(Path file) {
        return seen.containsKey(file);
    }

    @Override
    public List<String> list(Path folder) {
        return seen.keySet().stream()
                .filter(f -> folder.equals(f.getParent()))
                .map(f -> String.valueOf(f.getFileName()))
                .toList();
    }

    /** Folders are never lost: an empty one and none are the same to a node. */
    @Override
    public void createFolder(Path folder) throws IOException {
        whole("create folder " + folder, () -> folders.add(folder));
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        List<Path> names =
                names().stream().filter(n -> folder.equals(n.getParent())).toList();
        String what = "sync folder " + folder;
        if (fails(Phase.BEFORE, what)) {
            names.forEach(this::choose);
            within(what);
        }
        names.forEach(this::store);
        fails(Phase.AFTER, what);
    }

    @Override
    public Open create(Path file) throws IOException {
        whole("create " + file, () -> seen.put(file, new SimulatedFile()));
        return new Handle(file, seen.getOrDefault(file, new SimulatedFile()));
    }

    @Override
    public Open open(Path file, Access access) throws IOException {
        if (stopped) {
            throw new PowerCut("open " + file);
        }
        SimulatedFile found = seen.get(file);
        if (found == null) {
            throw new NoSuchFileException(file.toString());
        }
        return new Handle(file, found);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        whole("rename " + from + " to " + to, () -> {
            SimulatedFile file = seen.remove(from);
            if (file != null) {
                seen.put(to, file);
            }
        });
    }

    private final class Handle implements Open {
        private final Path name;
        private final SimulatedFile file;

        private Handle(Path name, SimulatedFile file) {
            this.name = name;
            this.file = file;
        }

        @Override
        public long size() {
            return file.seen().length;
        }

        @Override
        public void read(long at, ByteBuffer into) throws IOException {
            if (stopped) {
                throw new PowerCut("read " + name);
            }
            if (at + into.remaining() > file.seen().length) {
                throw new IOException("the file ends at " + file.seen().length);
            }
            into.put(file.seen(), (int) at, into.remaining());
        }

        @Override
        public void write(long at, ByteBuffer from) throws IOException {
            byte[] bytes = new byte[from.remaining()];
            from.get(bytes);
            String what = "write " + bytes.length + " bytes at " + at + " of " + name;
            if (fails(Phase.BEFORE, what)) {
                file.write((int) at, bytes, chance.nextInt(bytes.length + 1));
                within(what);
            }
            file.write((int) at, bytes, bytes.length);
            fails(Phase.AFTER, what);
        }

        @Override
        public void truncate(long size) throws IOException {
            whole("truncate " + name, () -> file.resize((int) size));
        }

        @Override
        public void sync() throws IOException {
            String what = "sync " + name;
            if (fails(Phase.BEFORE, what)) {
                if (fault.filter(Fault::stopsTheMachine).isPresent()) {
                    file.syncPartly(chance);
                } else {
                    file.syncBadly(chance);
                }
                within(what);
            }
            file.sync();
            fails(Phase.AFTER, what);
        }

        @Override
        public void close() {
            // a simulated file has nothing to give back
        }
    }
}
