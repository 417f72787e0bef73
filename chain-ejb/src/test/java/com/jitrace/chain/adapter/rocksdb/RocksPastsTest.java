package com.jitrace.chain.adapter.rocksdb;

import com.jitrace.chain.node.PastsContract;
import com.jitrace.chain.node.StateStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RocksPastsTest extends PastsContract {
    @TempDir
    Path folder;

    private Optional<RocksState> opened = Optional.empty();

    @Override
    protected StateStore store() {
        try {
            opened = Optional.of(RocksState.open(folder));
            return opened.get();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void close() {
        opened.ifPresent(RocksState::close);
    }
}
