package com.jitrace.chain.node;

import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.RefusalContract;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.SecretKey;
import java.util.Optional;

class MemoryRefusalTest extends RefusalContract {
    private Optional<Node> node = Optional.empty();

    @Override
    protected ChainGateway open() {
        node = Optional.of(Node.start(MemoryNodeTest.parts(new MemoryBlocks(), new MemoryState())));
        return node.get();
    }

    @Override
    protected SecretKey operator() {
        return World.key("operator");
    }

    @Override
    protected void close() {
        node.ifPresent(Node::close);
    }
}
