package com.jitrace.app.demo;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code demo.json}: how to sign in to the demo, and codes to look at (INTERFACES.md); only its owner may read it. */
final class DemoFile {
    record SignIn(String role, String user, String password) {}

    record Key(String role, String key) {}

    record Item(String state, String url, String gtin, String serial, String claimCode) {}

    private final Path file;
    private final String origin;
    final List<SignIn> signIns = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    final List<Item> items = new ArrayList<>();

    DemoFile(Path file, String origin) {
        this.file = file;
        this.origin = origin;
        if (Files.exists(file)) {
            read();
        }
    }

    private void read() {
        try (Reader in = Files.newBufferedReader(file)) {
            JsonObject json = Json.createReader(in).readObject();
            for (JsonObject s : json.getJsonArray("signIns").getValuesAs(JsonObject.class)) {
                signIns.add(new SignIn(s.getString("role"), s.getString("user"), s.getString("password")));
            }
            for (JsonObject k : json.getJsonArray("apiKeys").getValuesAs(JsonObject.class)) {
                keys.add(new Key(k.getString("role"), k.getString("key")));
            }
            for (JsonObject i : json.getJsonArray("items").getValuesAs(JsonObject.class)) {
                items.add(new Item(
                        i.getString("state"),
                        i.getString("url"),
                        i.getString("gtin"),
                        i.getString("serial"),
                        i.getString("claimCode")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<SignIn> signIn(String role) {
        return signIns.stream().filter(s -> s.role().equals(role)).findFirst();
    }

    void write() {
        JsonArrayBuilder jsonSignIns = Json.createArrayBuilder();
        signIns.forEach(s -> jsonSignIns.add(Json.createObjectBuilder()
                .add("role", s.role())
                .add("user", s.user())
                .add("password", s.password())));
        JsonArrayBuilder jsonKeys = Json.createArrayBuilder();
        keys.forEach(k ->
                jsonKeys.add(Json.createObjectBuilder().add("role", k.role()).add("key", k.key())));
        JsonArrayBuilder jsonItems = Json.createArrayBuilder();
        items.forEach(i -> jsonItems.add(Json.createObjectBuilder()
                .add("state", i.state())
                .add("url", i.url())
                .add("gtin", i.gtin())
                .add("serial", i.serial())
                .add("claimCode", i.claimCode())));
        String text = Json.createObjectBuilder()
                .add("origin", origin)
                .add("signIns", jsonSignIns)
                .add("apiKeys", jsonKeys)
                .add("items", jsonItems)
                .build()
                .toString();
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(draft, text, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("demo.json cannot be written: " + file, e);
        }
    }
}
