package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.GatewayContract;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.signing.SecretKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

class MemoryNodeTest extends GatewayContract {
    private Optional<Node> node = Optional.empty();

    static Node.Parts parts(Blocks blocks, StateStore state) {
        Genesis genesis = new Genesis(
                0,
                "memory.test/jitrace",
                List.of(new Genesis.Operator("op1", World.publicKey("operator"))),
                1,
                new ValidatorSet(List.of(new Vkey("v1", World.publicKey("vote")))));
        Identity identity = new Identity("v1", World.key("vote"), World.key("receipt"));
        return new Node.Parts(genesis, identity, blocks, state, new DirectOrdering(), Clock.systemUTC());
    }

    @Override
    protected ChainGateway open() {
        node = Optional.of(Node.start(parts(new MemoryBlocks(), new MemoryState())));
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
