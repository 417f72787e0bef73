package com.jitrace.acceptance;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Signs with a key of its own. */
final class Forger {
    /** What is done to a certificate. */
    enum Alteration {
        FLIPPED,
        FORGED,
        NONE,
        OWN_VALIDATOR
    }

    private static final PrivateKey SECRET;
    private static final byte[] PUBLIC;

    private Forger() {}

    static {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            SECRET = pair.getPrivate();
            byte[] encoded = pair.getPublic().getEncoded();
            PUBLIC = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String forged(String note, Alteration how) {
        String text = note.substring(0, note.indexOf("\n\n") + 1);
        String[] line = note.substring(text.length() + 1).strip().split(" ");
        byte[] raw = Base64.getDecoder().decode(line[2]);
        switch (how) {
            case FLIPPED -> raw[40] ^= 1;
            case FORGED -> System.arraycopy(sign(text), 0, raw, 4, 64);
            case OWN_VALIDATOR -> {
                System.arraycopy(id(line[1]), 0, raw, 0, 4);
                System.arraycopy(sign(text), 0, raw, 4, 64);
            }
            case NONE -> {
                return text + "\n";
            }
        }
        return text + "\n— " + line[1] + " " + Base64.getEncoder().encodeToString(raw) + "\n";
    }

    static void ownGenesis(JsonObject answer) {
        JsonArray validators = answer.getAsJsonObject("genesis").getAsJsonArray("validators");
        JsonObject first = validators.get(0).getAsJsonObject();
        String name = first.get("name").getAsString();
        first.addProperty(
                "vkey",
                name + "+" + HexFormat.of().formatHex(id(name)) + "+"
                        + Base64.getEncoder().encodeToString(typed()));
    }

    private static byte[] typed() {
        byte[] typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(PUBLIC, 0, typed, 1, 32);
        return typed;
    }

    private static byte[] id(String name) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(SECRET);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
