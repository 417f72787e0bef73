package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.rocksdb.RocksState;
import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.block.Tip;
import com.jitrace.chain.checkpoint.Certificate;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Epochs;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.LogTree;
import com.jitrace.chain.merkle.Tiles;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A node's read interface. */
final class UrlSource implements Source {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int ANSWER_BYTES_MAX = 64 << 20;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final String base;

    UrlSource(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private Optional<byte[]> get(String path) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + path)).timeout(TIMEOUT).build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() == NOT_FOUND) {
                    return Optional.empty();
                } else if (response.statusCode() != OK) {
                    throw new IOException(path + " answers " + response.statusCode());
                }
                byte[] bytes = body.readNBytes(ANSWER_BYTES_MAX + 1);
                if (bytes.length > ANSWER_BYTES_MAX) {
                    throw new IOException(path + " answers more than " + ANSWER_BYTES_MAX + " bytes");
                }
                return Optional.of(bytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private byte[] required(String path) throws IOException {
        return get(path).orElseThrow(() -> new IOException(path + " is not there"));
    }

    @Override
    public Genesis genesis() throws IOException {
        JsonObject answer = JsonObject.parse(required("/chain/genesis"));
        if (answer.get("genesis").orElse(JsonObject.EMPTY) instanceof JsonObject genesis) {
            return Genesis.parse(genesis.canonical());
        }
        throw Malformed.form("no genesis");
    }

    @Override
    public Epochs epochs() throws IOException {
        Optional<JsonObject> answer = get("/chain/epochs").map(JsonObject::parse);
        List<EpochDocument> documents = new ArrayList<>();
        if (answer.flatMap(a -> a.get("epochs")).orElse(JsonObject.EMPTY) instanceof Json.Array array) {
            for (Json element : array.values()) {
                documents.add(EpochDocument.of(element instanceof JsonObject object ? object : JsonObject.EMPTY));
            }
        }
        try {
            return Epochs.of(genesis(), documents);
        } catch (IllegalArgumentException e) {
            throw Malformed.form("epochs: " + e.getMessage());
        }
    }

    @Override
    public List<Claim> blocks(long fromHeight) throws IOException {
        JsonObject answer = JsonObject.parse(required("/chain/blocks?from=" + fromHeight));
        List<Claim> claims = new ArrayList<>();
        try {
            if (answer.get("blocks").orElse(JsonObject.EMPTY) instanceof Json.Array array) {
                for (Json element : array.values()) {
                    JsonObject block = element instanceof JsonObject object ? object : JsonObject.EMPTY;
                    claims.add(new Claim(Base64.getDecoder().decode(block.text("body")), block.text("certificate")));
                }
            }
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw Malformed.form("block " + (fromHeight + claims.size()) + ": " + e.getMessage());
        }
        return claims;
    }

    @Override
    public Optional<String> checkpoint() throws IOException {
        return get("/chain/checkpoint").map(note -> new String(note, StandardCharsets.UTF_8));
    }

    /** Every tile and entry bundle of the published checkpoint. */
    @Override
    public Optional<String> wrongBeside(Tip tip, RocksState replayed, Progress progress) throws IOException {
        long size = checkpoint()
                .flatMap(Certificate::parse)
                .map(c -> Math.min(c.checkpoint().size(), tip.log().size()))
                .orElse(0L);
        long tiles = 0;
        for (int level = 0; Tiles.width(size, level, 0) > 0; level++) {
            for (long tile = 0; Tiles.width(size, level, tile) > 0; tile++) {
                int width = Tiles.width(size, level, tile);
                Optional<String> wrong = wrong(level, tile, width, expected(replayed.tiles(), level, tile, width));
                if (wrong.isPresent()) {
                    return wrong;
                }
                progress.also("reading tiles", ++tiles);
            }
        }
        return Optional.empty();
    }

    private static byte[] expected(Tiles.Source recomputed, int level, long tile, int width) {
        byte[] hashes = new byte[width * Hash.BYTES];
        for (int i = 0; i < width; i++) {
            recomputed.hash(level, tile * Tiles.WIDTH + i).copyTo(hashes, i * Hash.BYTES);
        }
        return hashes;
    }

    private Optional<String> wrong(int level, long tile, int width, byte[] expected) throws IOException {
        String path = "/chain/tile/" + level + "/" + name(tile, width);
        if (!Arrays.equals(get(path).orElse(new byte[0]), expected)) {
            return Optional.of("tile " + path);
        }
        String bundle = "/chain/tile/entries/" + name(tile, width);
        return level == 0 && !Arrays.equals(hashes(get(bundle).orElse(new byte[0])), expected)
                ? Optional.of("entry bundle " + bundle)
                : Optional.empty();
    }

    /** Leaf hashes of a bundle; empty if it is none. */
    private static byte[] hashes(byte[] bundle) {
        try {
            List<byte[]> leaves = BlockBody.decode(bundle);
            byte[] hashes = new byte[leaves.size() * Hash.BYTES];
            for (int i = 0; i < leaves.size(); i++) {
                LogTree.leafHash(leaves.get(i)).copyTo(hashes, i * Hash.BYTES);
            }
            return hashes;
        } catch (Malformed e) {
            return new byte[0];
        }
    }

    /** C2SP: three digits per element, all but the last with an x, and the width of a partial tile. */
    private static String name(long tile, int width) {
        String name = "%03d".formatted(tile % 1000);
        for (long rest = tile / 1000; rest > 0; rest /= 1000) {
            name = "x%03d/".formatted(rest % 1000) + name;
        }
        return width < Tiles.WIDTH ? name + ".p/" + width : name;
    }
}
