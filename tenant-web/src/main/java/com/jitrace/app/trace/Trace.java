package com.jitrace.app.trace;

import java.util.List;

/**
 * A walk as one reader may see it.
 *
 * @param more whether stops were left out because the page is full; a walk from one of the last stops goes on
 * @param deeper whether something lies beyond the deepest level that is walked
 */
public record Trace(String title, List<Node> nodes, boolean more, boolean deeper) {
    /** Most stops on a page. */
    public static final int NODES_MAX = 200;

    public Trace {
        nodes = List.copyOf(nodes);
    }
}
