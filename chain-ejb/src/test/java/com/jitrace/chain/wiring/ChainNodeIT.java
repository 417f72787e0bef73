package com.jitrace.chain.wiring;

import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.GatewayContract;
import com.jitrace.chain.signing.SecretKey;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The node as it runs: Ratis, segment files, RocksDB. */
class ChainNodeIT extends GatewayContract {
    @TempDir
    Path home;

    private Optional<ChainNode> opened = Optional.empty();

    @Override
    protected ChainGateway open() throws IOException {
        opened = Optional.of(ChainNode.open(Settings.at(home)));
        return opened.get().node();
    }

    @Override
    protected SecretKey operator() throws IOException {
        return SeedFile.read(home.resolve("operators/op1.seed"));
    }

    @Override
    protected void close() throws IOException {
        if (opened.isPresent()) {
            opened.get().close();
        }
    }
}
