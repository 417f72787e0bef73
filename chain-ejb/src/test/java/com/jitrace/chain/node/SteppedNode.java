package com.jitrace.chain.node;

import com.jitrace.chain.gateway.ChainGateway;

/** A node without a thread of its own: it makes a block when it is told to, and waits on the simulation's clock. */
public final class SteppedNode {
    private final Node node;

    private SteppedNode(Node node) {
        this.node = node;
    }

    /** @param pause called with so many milliseconds whenever the node would wait */
    public static SteppedNode start(Node.Parts parts, java.util.function.LongConsumer pause) {
        return new SteppedNode(Node.assemble(parts, (monitor, millis) -> pause.accept(millis)));
    }

    public ChainGateway gateway() {
        return node;
    }

    public boolean step() {
        try {
            return node.step();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a simulation", e);
        }
    }

    public void close() {
        node.close();
    }
}
