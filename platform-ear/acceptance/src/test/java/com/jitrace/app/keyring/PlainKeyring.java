package com.jitrace.app.keyring;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** A keyring on databases without a container. */
public final class PlainKeyring {
    /** Its rows. */
    public static final List<Class<?>> ENTITIES = List.of(OrganisationKey.class, PartyKey.class);

    private PlainKeyring() {}

    public static Keyring make(Clock clock) {
        return new Keyring(new KeyEncryptionKey(new byte[KeyEncryptionKey.BYTES]), clock, new SecureRandom());
    }
}
