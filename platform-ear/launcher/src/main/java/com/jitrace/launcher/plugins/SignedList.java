package com.jitrace.launcher.plugins;

import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * The jars one publisher vouches for. A file {@code *.sig} in the plugin folder, UTF-8, lines ending in LF:
 *
 * <pre>
 * jitrace packs 1
 * 9f86…0a08 wine-pack.jar        SHA-256 of the jar, one blank, a name for people (the hash decides)
 *                                an empty line
 * 3b6a…9e0f                      Ed25519 signature, 128 hex digits, over everything before the empty line
 * </pre>
 */
public final class SignedList {
    private static final String TITLE = "jitrace packs 1\n";
    private static final Pattern ENTRY = Pattern.compile("([0-9a-f]{64}) [^\\s/]{1,200}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");
    private static final int BYTES_MAX = 100_000;

    private SignedList() {}

    /** The SHA-256 values that lists in the folder vouch for under this key; a list that is wrong in any way vouches for nothing. */
    static Set<String> vouchedFor(Path folder, String publisherKey) {
        Set<String> hashes = new HashSet<>();
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(folder, "*.sig")) {
            for (Path list : lists) {
                if (Files.size(list) <= BYTES_MAX) {
                    hashes.addAll(hashes(Files.readString(list, StandardCharsets.ISO_8859_1), publisherKey));
                }
            }
        } catch (IOException e) {
            throw new CannotStart("The plugin folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        return hashes;
    }

    static Set<String> hashes(String list, String publisherKey) {
        int end = list.indexOf("\n\n");
        if (end < 0 || !list.startsWith(TITLE)) {
            return Set.of();
        }
        String signed = list.substring(0, end + 1);
        String signature = list.substring(end + 2).strip();
        if (!SIGNATURE.matcher(signature).matches() || !verifies(signed, signature, publisherKey)) {
            return Set.of();
        }
        Set<String> hashes = new HashSet<>();
        for (String line : signed.substring(TITLE.length()).lines().toList()) {
            if (!ENTRY.matcher(line).matches()) {
                return Set.of();
            }
            hashes.add(line.substring(0, 64));
        }
        return hashes;
    }

    private static boolean verifies(String signed, String signature, String publisherKey) {
        Ed25519PublicKeyParameters key;
        try {
            key = new Ed25519PublicKeyParameters(HexFormat.of().parseHex(publisherKey));
        } catch (IllegalArgumentException e) {
            throw new CannotStart("JITRACE_PLUGINS_KEY is no Ed25519 public key: " + publisherKey, e);
        }
        byte[] bytes = signed.getBytes(StandardCharsets.ISO_8859_1);
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, key);
        verifier.update(bytes, 0, bytes.length);
        return verifier.verifySignature(HexFormat.of().parseHex(signature));
    }

    /**
     * Writes such a list: what a publisher does once per release.
     *
     * @param jars SHA-256 by file name
     * @param privateKey Ed25519 seed, 32 bytes
     */
    public static String sign(Map<String, String> jars, byte[] privateKey) {
        SortedMap<String, String> sorted = new TreeMap<>(jars);
        StringBuilder text = new StringBuilder(TITLE);
        sorted.forEach(
                (name, sha256) -> text.append(sha256).append(' ').append(name).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(privateKey));
        signer.update(bytes, 0, bytes.length);
        return text + "\n" + HexFormat.of().formatHex(signer.generateSignature()) + "\n";
    }
}
