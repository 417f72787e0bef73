package com.jitrace.app.tenancy;

import java.util.regex.Pattern;

/**
 * One web node: a data folder, which only one process at a time has open. Whoever takes work that others could take too signs for it with
 * this name, so after a crash the node knows its own leases again (decision 0026).
 *
 * @param id 32 hex digits, drawn once for a data folder
 */
public record WebNode(String id) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public WebNode {
        if (!FORM.matcher(id).matches()) {
            throw new IllegalArgumentException("a web node's id is 32 hex digits, not: " + id);
        }
    }
}
