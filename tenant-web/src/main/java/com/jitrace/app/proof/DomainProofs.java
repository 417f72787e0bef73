package com.jitrace.app.proof;

import java.util.Optional;

/** Finds the token that the owner of a domain published. Never throws for what a stranger's server does; bounded in time and bytes. */
public interface DomainProofs {
    /** Where the token was found. */
    enum Found {
        /** TXT record of _jitrace.DOMAIN. */
        DNS,
        /** https://DOMAIN/.well-known/jitrace.txt. */
        HTTPS,
        /** domain-proofs.csv in the data folder: demo installations on a loopback address only (decision 0022). */
        FILE
    }

    /** Where this token is published for this domain; empty when it was not found. */
    Optional<Found> look(String domain, String token);
}
