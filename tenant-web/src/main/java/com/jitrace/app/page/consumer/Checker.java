package com.jitrace.app.page.consumer;

import com.jitrace.app.verification.Proving;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the panel for checking a proof pins: the chain's genesis, and the scripts that are served, by the hash of their bytes. */
@Named
@ApplicationScoped
public class Checker {
    private final Proving proving;
    private final ServletContext files;
    private final Map<String, Hash> hashes = new ConcurrentHashMap<>();

    @Inject
    Checker(Proving proving, ServletContext files) {
        this.proving = proving;
        this.files = files;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Checker() {
        this(null, null);
    }

    /** The hash of the genesis: all signatures are counted against its validators. */
    public String getGenesis() {
        return proving.chainId();
    }

    /** SHA-256 of a file below /static, 64 hex digits. */
    public String hash(String file) {
        return of(file).hex();
    }

    /** The same in the form of an integrity attribute. */
    public String integrity(String file) {
        return "sha256-" + Base64.getEncoder().encodeToString(of(file).bytes());
    }

    private Hash of(String file) {
        return hashes.computeIfAbsent(file, name -> Hash.over(StaticFile.read(files, name)));
    }
}
