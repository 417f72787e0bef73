package com.jitrace.chain.tool;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.node.Node;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.NewNetwork;
import com.jitrace.chain.wiring.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One of four was away while blocks were certified: it fetched them, signed none of them, and nothing is wrong with its folder. */
@Timeout(180)
class VerifyAbsentIT {
    private static final String ORIGIN = "absent.test/jitrace";

    @TempDir
    Path home;

    @Test
    void aFolderThatFetchedWhatItDidNotSignIsSound() throws Exception {
        List<Path> homes =
                IntStream.rangeClosed(1, 4).mapToObj(i -> home.resolve("v" + i)).toList();
        NewNetwork.create(homes, ORIGIN, 1);
        List<ChainNode> opened = new ArrayList<>();
        long height;
        try {
            for (Path one : homes) {
                opened.add(open(one));
            }
            Node node = opened.get(0).node();
            reach(node, 1);
            SmallChain chain = new SmallChain(node, homes.get(0));
            chain.parties("party ", 20);
            reach(opened.get(3).node(), node.head().height());
            opened.remove(3).close();
            chain.parties("later party ", 20);
            height = node.head().height();
            opened.add(open(homes.get(3)));
            reach(opened.get(3).node(), height);
        } finally {
            for (ChainNode one : opened) {
                one.close();
            }
        }
        for (Path one : homes) {
            assertThat(verify(one))
                    .isInstanceOfSatisfying(
                            Verification.Sound.class,
                            sound -> assertThat(sound.height()).isEqualTo(height));
        }
    }

    private static ChainNode open(Path home) throws Exception {
        return ChainNode.open(new Settings(home, ORIGIN, false));
    }

    private static void reach(Node node, long height) throws InterruptedException {
        while (node.head().height() < height) {
            node.awaitBlockAfter(node.head().height(), 100);
        }
    }

    private Verification.Result verify(Path folder) throws Exception {
        try (FolderSource source = new FolderSource(folder);
                Workplace workplace = Workplace.temporary()) {
            return new Verification(source, workplace, Progress.silent()).run();
        }
    }
}
