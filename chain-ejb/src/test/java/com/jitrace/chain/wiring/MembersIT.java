package com.jitrace.chain.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.checkpoint.Vkey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Validators come, go, get new keys and are replaced while load runs, each a process. */
class MembersIT {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void validatorsComeGoRotateTheirKeysAndAreReplacedUnderLoad() throws Exception {
        try (Four four = new Four(folder, 4, 100)) {
            Electorate operators = new Electorate(four);
            four.startAll();
            four.nextFinal();
            Four.Member clerk = four.members.get(0);

            // a fifth one, with an empty folder
            Four.Member fifth = four.join(folder.resolve("v5"));
            fifth.start();
            Four.await("the fifth is up", () -> fifth.up);
            Vkey newcomer = fifth.joined.orElseThrow().vkey();
            operators.follows(fifth);
            operators.add(clerk, newcomer);
            operators.votes(newcomer);

            // the second one gets another key: out, and in again
            Four.Member second = four.members.get(1);
            Vkey next = NewMember.nextKey(second.home);
            second.stop();
            second.start();
            Four.await("the second is up", () -> second.up);
            operators.remove(clerk, next.name());
            operators.add(clerk, next);
            operators.votes(next);

            // the third one leaves, says so, and follows
            Four.Member third = four.members.get(2);
            Vkey former = four.genesis.validators().get(2);
            operators.remove(clerk, former.name());
            long left = Electorate.heightOf(clerk);
            four.nextFinal();
            operators.follows(third);
            Four.await("the third says it", () -> third.log().contains(former.name() + " is no validator from block"));

            // the fourth one loses its disk and is replaced by another name and key
            Four.Member fourth = four.members.get(3);
            fourth.kill();
            four.members.remove(fourth);
            Electorate.wipe(fourth.home);
            Four.Member sixth = four.join(folder.resolve("v6"));
            sixth.start();
            Four.await("the sixth is up", () -> sixth.up);
            Vkey replacement = sixth.joined.orElseThrow().vkey();
            assertThat(replacement.name()).isNotEqualTo(newcomer.name());
            operators.remove(clerk, four.genesis.validators().get(3).name());
            operators.add(clerk, replacement);
            operators.votes(replacement);
            four.nextFinal();

            four.endLevel();
            assertThat(operators.signedAbove(former, left)).isFalse();
            long[] read = four.stopAndCheck();
            assertThat(read[0]).isPositive();
            operators.assertBitIdentical();
            Electorate.assertSound(four.members);
            assertThat(Files.exists(fourth.home)).isFalse();
            System.out.println("members under load: " + operators.changes() + " changes of the validators, "
                    + four.finals.size() + " acknowledged, all there once, of " + read[2] + " in " + read[1]
                    + " blocks equal on all " + four.members.size());
        }
    }
}
