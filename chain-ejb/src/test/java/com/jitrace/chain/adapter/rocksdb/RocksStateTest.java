package com.jitrace.chain.adapter.rocksdb;

import com.jitrace.chain.node.StateStore;
import com.jitrace.chain.node.StateStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class RocksStateTest extends StateStoreContract {
    @TempDir
    Path folder;

    @Override
    protected StateStore open() throws IOException {
        return RocksState.open(folder.resolve("state"));
    }

    @Override
    protected boolean lasting() {
        return true;
    }
}
