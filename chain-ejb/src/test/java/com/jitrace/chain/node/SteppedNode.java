package com.jitrace.chain.node;

import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.validator.Equivocation;
import java.util.List;

/** A node without a thread of its own: it makes a block when it is told to. */
public final class SteppedNode {
    private final Node node;

    private SteppedNode(Node node) {
        this.node = node;
    }

    public static SteppedNode start(Node.Parts parts) {
        return new SteppedNode(Node.assemble(parts));
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

    /** Whom this node caught signing two roots for one size. */
    public List<Equivocation> equivocations() {
        return node.equivocations();
    }

    public void close() {
        node.close();
    }
}
