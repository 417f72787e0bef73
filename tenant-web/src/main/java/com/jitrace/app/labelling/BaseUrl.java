package com.jitrace.app.labelling;

/** The public address that codes point to, without a trailing slash; pinned by the settings. */
public record BaseUrl(String value) {
    public BaseUrl {
        if (!value.matches("https?://[^/\\s]+")) {
            throw new IllegalArgumentException("JITRACE_BASE_URL must look like https://id.example.com, not: " + value);
        }
    }

    /** The GS1 Digital Link of an item (GS1 Digital Link: URI syntax, section 4). */
    public String digitalLink(String gtin14, String serial) {
        return value + "/01/" + gtin14 + "/21/" + serial;
    }

    @Override
    public String toString() {
        return value;
    }
}
