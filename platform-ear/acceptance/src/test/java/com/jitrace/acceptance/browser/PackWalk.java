package com.jitrace.acceptance.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Gets the pack of an item from the page of tracing and has it checked by the chain's tool, in a process that knows nothing of the product. */
final class PackWalk {
    private static final long CHECKED_WITHIN_SECONDS = 120;

    private final DemoSite site;
    private final Path folder;

    PackWalk(DemoSite site, Path folder) {
        this.site = site;
        this.folder = folder;
    }

    /** The item was assembled of so many parts, each of which was released. */
    void walk(Desk desk, String item, int parts) throws IOException, InterruptedException {
        desk.page().navigate(site.url() + "/console/trace.xhtml?way=back&of=" + item);
        byte[] pack = Files.readAllBytes(
                desk.page().waitForDownload(() -> desk.click("trace-pack")).path());
        Path zip = Files.write(folder.resolve("item.zip"), pack);
        String genesis = chainId();
        String said = verify(0, zip, genesis);
        System.out.println(
                "parts-1: pack of " + item + ", " + pack.length + " bytes, " + parts + " parts in it:\n" + said);
        assertThat(said).contains("sound: the pack of").contains("proved: ").doesNotContain("not compared");
        int entries = Integer.parseInt(said.replaceFirst("(?s).*proved: ([0-9]+) entries.*", "$1"));
        assertThat(entries).as("issue, product, releases and assembly").isGreaterThanOrEqualTo(4);
        assertThat(verify(1, zip, "0".repeat(64))).contains("refused: genesis.json");
        for (String name : unpacked(pack).keySet()) {
            Map<String, byte[]> files = unpacked(pack);
            byte[] changed = Objects.requireNonNull(files.get(name)).clone();
            changed[changed.length / 2] ^= 1;
            files.put(name, changed);
            String blamed = name.startsWith("manifest.") ? "manifest.json" : name;
            assertThat(verify(1, Files.write(folder.resolve("changed.zip"), packed(files)), genesis))
                    .startsWith("refused: " + blamed + ": ");
        }
    }

    private String chainId() throws IOException {
        String answer = site.send(HttpRequest.newBuilder(URI.create(site.url() + "/chain/genesis")))
                .body();
        return JsonParser.parseString(answer).getAsJsonObject().get("chainId").getAsString();
    }

    private String verify(int code, Path zip, String genesis) throws IOException, InterruptedException {
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "com.jitrace.chain.tool.Main",
                        "verify",
                        zip.toString(),
                        genesis))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(process.waitFor(CHECKED_WITHIN_SECONDS, TimeUnit.SECONDS)).isTrue();
        String words = Files.readString(said);
        assertThat(process.exitValue()).as(words).isEqualTo(code);
        return words;
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] packed(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : new ArrayList<>(files.entrySet())) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
