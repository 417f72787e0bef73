package com.jitrace.chain.simulation;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A mistake somebody could make in one place of the code.
 *
 * @param name a few words, as in docs/simulation.md
 * @param file below com/jitrace/chain
 * @param text stands there exactly once
 * @param instead what the mistake makes of it
 * @param promises one of these is seen broken
 */
public record PlantedBug(String name, String file, String text, String instead, Set<Promise> promises) {
    private static final Path SOURCES = Path.of("src/main/java/com/jitrace/chain");

    public static PlantedBug bug(String name, String file, String text, String instead, Promise... promises) {
        return new PlantedBug(name, file, text, instead, Set.of(promises));
    }

    /** Every bug of docs/simulation.md. */
    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "a block counts before it is synced",
                        "adapter/segment/FrameLog.java",
                        "        file.sync();\n        index.add(",
                        "        index.add(",
                        Promise.C4,
                        Promise.C12),
                bug(
                        "the watermark is written after the certificate",
                        "node/Chain.java",
                        "        blocks.watermark(Watermark.of(certified.era(), block.header().height(), text));\n"
                                + "        Vote vote = new Vote(text, identity.vote(text, setInForce()));\n"
                                + "        votes.hear(setInForce(), vote);\n"
                                + "        pending = Optional.of(new Pending(block, vote));\n"
                                + "        count();\n",
                        "        Vote vote = new Vote(text, identity.vote(text, setInForce()));\n"
                                + "        votes.hear(setInForce(), vote);\n"
                                + "        pending = Optional.of(new Pending(block, vote));\n"
                                + "        count();\n"
                                + "        blocks.watermark(Watermark.of(certified.era(), block.header().height(), text));\n",
                        Promise.C12),
                bug(
                        "no sync of the watermark's bytes",
                        "adapter/segment/WatermarkFile.java",
                        "            out.sync();\n",
                        "",
                        Promise.C12),
                bug(
                        "no sync of the folder after the watermark's rename",
                        "adapter/segment/WatermarkFile.java",
                        "        disk.rename(next, file);\n        disk.syncFolder(folder);\n",
                        "        disk.rename(next, file);\n",
                        Promise.C12),
                bug(
                        "no sync of the folder after a new segment's rename",
                        "adapter/segment/FrameLog.java",
                        "        disk.rename(unfinished, file);\n        disk.syncFolder(folder);\n",
                        "        disk.rename(unfinished, file);\n",
                        Promise.C4,
                        Promise.C12),
                bug(
                        "what was read at the start is not made durable",
                        "adapter/segment/FrameLog.java",
                        "        file.sync();\n        allocated = file.size();\n",
                        "        allocated = file.size();\n",
                        Promise.C4,
                        Promise.C12),
                bug(
                        "a checksum is not compared",
                        "adapter/segment/FrameScan.java",
                        "if (checksum(frame.array()) != frame.getInt(4)) {",
                        "if (frame.capacity() < HEAD_BYTES) {",
                        Promise.values()),
                bug(
                        "the watermark is not compared with the log",
                        "adapter/segment/SegmentBlocks.java",
                        "whole + dropped < signed",
                        "whole + dropped < 0",
                        Promise.C3,
                        Promise.C4,
                        Promise.C6,
                        Promise.C12),
                bug(
                        "a failed write is only logged",
                        "node/Chain.java",
                        "            doubt(\"writing height \" + (tip().height() + 1) + \" failed: \" + e.getMessage());\n",
                        "",
                        Promise.C12),
                bug(
                        "the own block is trusted without comparing the bytes",
                        "node/CertifiedChain.java",
                        "\n                && Arrays.equals(c.body(), body.bytes()));",
                        "\n                && body.bytes().length > 0);",
                        Promise.C3,
                        Promise.C8,
                        Promise.C12),
                bug(
                        "a stranger may propose",
                        "block/Succession.java",
                        "inForce.set().named(header.proposer()).isEmpty()",
                        "inForce.set().named(header.proposer()).isEmpty() && header.proposer().isEmpty()",
                        Promise.C2),
                bug(
                        "time may stand still",
                        "block/Succession.java",
                        "header.time() <= parent.time()",
                        "header.time() < parent.time()",
                        Promise.C3),
                bug(
                        "the state root is not compared",
                        "block/Succession.java",
                        "if (!executed.header().equals(header)) {",
                        "if (executed.header().height() != header.height()) {",
                        Promise.C3,
                        Promise.C8,
                        Promise.C12),
                bug(
                        "a signature is not verified",
                        "ledger/Ledger.java",
                        "unless(signatures.signed(batch, key)",
                        "unless(signatures.signed(batch, key) || time > 0",
                        Promise.C2),
                bug(
                        "a nonce is not remembered",
                        "ledger/Ledger.java",
                        "            overlay.remember(header.author(), header.nonce(), header.notAfter());\n",
                        "",
                        Promise.C2,
                        Promise.C5),
                bug(
                        "a batch may come too late",
                        "ledger/Ledger.java",
                        "unless(time <= header.notAfter()",
                        "unless(time <= header.notAfter() + 60_000",
                        Promise.C2),
                bug(
                        "a refused batch leaves its changes behind",
                        "ledger/Ledger.java",
                        "new Context(overlay, header.chain()",
                        "new Context(block, header.chain()",
                        Promise.C2,
                        Promise.C8,
                        Promise.C12),
                bug(
                        "one code more than the licence grants",
                        "ledger/Catalogue.java",
                        "issued <= licence.whole(\"granted\")",
                        "issued <= licence.whole(\"granted\") + 1",
                        Promise.C14),
                bug(
                        "a wrong carry in the log's frontier",
                        "merkle/LogFrontier.java",
                        "hash = LogTree.nodeHash(open.remove(open.size() - 1), hash);",
                        "hash = LogTree.nodeHash(hash, open.remove(open.size() - 1));",
                        Promise.C3),
                bug("a retry gets another receipt", "node/Reception.java", "outcomes.remember(", "(", Promise.C5),
                bug(
                        "an author may fill the pool",
                        "node/Pool.java",
                        "+ size > AUTHOR_BYTES_MAX",
                        "+ size > 2 * AUTHOR_BYTES_MAX",
                        Promise.C10));
    }

    /** The file with the mistake in it. */
    public String mutant() throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        int at = source.indexOf(text);
        if (at < 0 || source.indexOf(text, at + 1) >= 0) {
            throw new AssertionError(name + ": this does not stand exactly once in " + file + ":\n" + text);
        }
        return source.replace(text, instead);
    }

    /** Compiles the mistake into a folder. */
    public void compile(Path folder, String classPath) throws IOException {
        Path mutant = folder.resolve("src").resolve(file);
        Files.createDirectories(mutant.resolve(".."));
        Files.writeString(mutant, mutant(), StandardCharsets.UTF_8);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<String> options =
                    List.of("-proc:none", "-nowarn", "-cp", classPath, "-d", folder.toString(), "--release", "17");
            boolean compiled = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(mutant))
                    .call();
            if (!compiled) {
                throw new AssertionError(name + " does not compile: " + said);
            }
        }
    }
}
