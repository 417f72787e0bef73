package com.jitrace.launcher.home;

import com.jitrace.launcher.process.Child;
import com.jitrace.launcher.process.Deadline;
import com.jitrace.launcher.process.Identity;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The data folder, held by one launcher at a time. Opening it stops what an earlier launcher of this folder left running (known by
 * process id and start time, so nothing foreign is ever stopped) and empties {@code tmp}; everything else in it is kept.
 */
public final class DataFolder implements AutoCloseable {
    /** The kernel's limit for the path of a socket. */
    static final int SOCKET_PATH_BYTES_MAX = 107;

    private static final Duration SURVIVOR_STOPS_WITHIN = Duration.ofSeconds(20);

    private final Path root;
    private final FileChannel channel;
    private final List<Child> children = new ArrayList<>();
    private boolean stopping;

    private DataFolder(Path root, FileChannel channel) {
        this.root = root;
        this.channel = channel;
    }

    /** @param say told one line per survivor that was stopped */
    public static DataFolder open(Path root, Consumer<String> say) {
        refuseLongPath(root);
        DataFolder folder;
        try {
            createPrivate(root);
            for (String room : List.of("run", "log", "keys", "tmp")) {
                createPrivate(root.resolve(room));
            }
            folder = new DataFolder(root, lock(root));
        } catch (IOException e) {
            throw new CannotStart(
                    "The data folder " + root + " cannot be written (" + reason(e)
                            + "). Make it writable or choose another: JITRACE_HOME or -Djitrace.home=…",
                    e);
        }
        try {
            folder.stopSurvivors(say);
            folder.emptyTmp();
            folder.writeProcesses();
            return folder;
        } catch (IOException e) {
            folder.close();
            throw new CannotStart("The data folder " + root + " cannot be prepared: " + reason(e), e);
        }
    }

    private static void refuseLongPath(Path root) {
        int bytes = root.resolve("run/db.sock").toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > SOCKET_PATH_BYTES_MAX) {
            throw new CannotStart("The path of the data folder is " + (bytes - SOCKET_PATH_BYTES_MAX)
                    + " bytes too long for a socket (" + root
                    + "). Choose a shorter one: JITRACE_HOME or -Djitrace.home=…");
        }
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static FileChannel lock(Path root) throws IOException {
        Path file = root.resolve("run/lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null; // this very process holds it
        }
        if (lock == null) {
            channel.close();
            String holder = processes(root).stream()
                    .filter(process -> process.name().equals("launcher"))
                    .findFirst()
                    .map(process -> " (process " + process.pid() + ")")
                    .orElse("");
            throw new CannotStart("The data folder " + root + " is in use by another launcher" + holder
                    + ". Stop it or choose another folder: JITRACE_HOME or -Djitrace.home=…");
        }
        return channel;
    }

    private static List<Identity> processes(Path root) throws IOException {
        Path file = root.resolve("run/processes");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(Identity::parse)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    private void stopSurvivors(Consumer<String> say) throws IOException {
        List<Identity> left = new ArrayList<>(processes(root));
        Collections.reverse(left);
        for (Identity survivor : left) {
            if (survivor.alive() && !survivor.name().equals("launcher")) {
                Optional<ProcessHandle> handle = ProcessHandle.of(survivor.pid());
                handle.ifPresent(ProcessHandle::destroy);
                if (!Deadline.await(SURVIVOR_STOPS_WITHIN, () -> !survivor.alive())) {
                    handle.ifPresent(ProcessHandle::destroyForcibly);
                    Deadline.await(SURVIVOR_STOPS_WITHIN, () -> !survivor.alive());
                }
                say.accept("stopped " + survivor.name() + " (process " + survivor.pid()
                        + "), left running by an earlier start");
            }
        }
    }

    private void emptyTmp() throws IOException {
        delete(tmp());
        createPrivate(tmp());
    }

    /** Removes a folder with everything in it; follows no links. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path done, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(done);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Writes down a child as soon as it runs, so that the next start knows it if we are killed. */
    public synchronized void remember(Child child) {
        children.add(child);
        writeDown(child);
    }

    /** The same for a child that takes over from one that ended: it will be stopped in that one's turn. */
    public synchronized void replace(Child ended, Child child) {
        int place = children.indexOf(ended);
        if (place < 0) {
            children.add(child);
        } else {
            children.set(place, child);
        }
        writeDown(child);
    }

    private void writeDown(Child child) {
        try {
            writeProcesses();
        } catch (IOException e) {
            child.stop();
            throw new CannotStart("The data folder " + root + " cannot be written: " + reason(e), e);
        }
        if (stopping) {
            child.stop();
            throw new CannotStart("stopped while starting");
        }
    }

    public synchronized void forget(Child child) {
        children.remove(child);
        try {
            writeProcesses();
        } catch (IOException e) {
            // it has ended: the next start will find nobody of that id and tick
            children.remove(child);
        }
    }

    /** Stops every child still there, the youngest first, and lets no new one live. */
    public void stopChildren() {
        List<Child> youngestFirst;
        synchronized (this) {
            stopping = true;
            youngestFirst = new ArrayList<>(children);
        }
        Collections.reverse(youngestFirst);
        youngestFirst.forEach(Child::stop);
    }

    /** True from the moment when children are being stopped: no new one lives. */
    public synchronized boolean stopping() {
        return stopping;
    }

    private void writeProcesses() throws IOException {
        List<String> lines = new ArrayList<>();
        Identity.of("launcher", ProcessHandle.current().pid())
                .map(Identity::line)
                .ifPresent(lines::add);
        children.forEach(child -> lines.add(child.identity().line()));
        Path fresh = root.resolve("run/processes.new");
        Files.write(fresh, lines);
        Files.move(
                fresh,
                root.resolve("run/processes"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    public Path root() {
        return root;
    }

    public Path tmp() {
        return root.resolve("tmp");
    }

    public Path log(String name) {
        return root.resolve("log").resolve(name + ".log");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path socket() {
        return root.resolve("run/db.sock");
    }

    public Secrets secrets() {
        return new Secrets(keys());
    }

    /** Frees the folder for another launcher. */
    @Override
    public void close() {
        try {
            if (children.stream().noneMatch(Child::alive)) {
                Files.deleteIfExists(root.resolve("run/processes"));
            }
            channel.close();
        } catch (IOException e) {
            throw new CannotStart("The data folder " + root + " could not be freed: " + reason(e), e);
        }
    }
}
