package com.jitrace.app.gate;

import jakarta.security.enterprise.credential.Credential;

/** {@code Authorization: Bearer jtk_…}. */
record ApiKeyCredential(String key) implements Credential {
    @Override
    public String toString() {
        return "jtk_…";
    }
}
