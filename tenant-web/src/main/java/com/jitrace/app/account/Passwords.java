package com.jitrace.app.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** Argon2id (RFC 9106) with 19 MiB, 2 passes, 1 lane, written in the PHC string form. */
final class Passwords {
    static final int LENGTH_MIN = 12;
    static final int LENGTH_MAX = 200;
    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final String HEAD = "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";

    private Passwords() {}

    static String hash(String password, RandomGenerator chance) {
        if (password.length() < LENGTH_MIN || password.length() > LENGTH_MAX) {
            throw new IllegalArgumentException("a password has " + LENGTH_MIN + " to " + LENGTH_MAX
                    + " characters; this one has " + password.length());
        }
        byte[] salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return HEAD + base64.encodeToString(salt) + "$" + base64.encodeToString(derive(password, salt));
    }

    static boolean fits(String password, String stored) {
        if (!stored.startsWith(HEAD) || password.length() > LENGTH_MAX) {
            return false;
        }
        String[] parts = stored.substring(HEAD.length()).split("\\$", -1);
        byte[] expected = Base64.getDecoder().decode(parts[1]);
        return MessageDigest.isEqual(
                expected, derive(password, Base64.getDecoder().decode(parts[0])));
    }

    private static byte[] derive(String password, byte[] salt) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(MEMORY_KIB)
                .withIterations(PASSES)
                .withParallelism(LANES)
                .withSalt(salt)
                .build());
        byte[] out = new byte[HASH_BYTES];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
        return out;
    }
}
