package com.jitrace.chain.adapter.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.block.Tip;
import com.jitrace.chain.ledger.Ledger;
import com.jitrace.chain.ledger.Overlay;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.node.StateStore;
import com.jitrace.chain.node.StateStoreContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;

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

    @Test
    void aStateThatLacksABlockIsNone() throws Exception {
        World world = new World();
        Path other = folder.resolve("other");
        try (StateStore state = RocksState.open(other)) {
            Overlay start = new Overlay(state.state());
            Ledger.begin(start, world.genesis);
            start.seal();
            state.begin(Tip.before(world.genesis), start);
            assertThat(state.tip()).contains(Tip.before(world.genesis));
        }
        try (RocksDB raw = RocksDB.open(other.toString())) {
            raw.delete(Keys.height(0));
        }
        try (StateStore state = RocksState.open(other)) {
            assertThat(state.tip()).isEmpty();
        }
    }
}
