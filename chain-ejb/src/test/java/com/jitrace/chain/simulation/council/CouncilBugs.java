package com.jitrace.chain.simulation.council;

import static com.jitrace.chain.simulation.PlantedBug.bug;

import com.jitrace.chain.simulation.PlantedBug;
import com.jitrace.chain.simulation.Promise;
import java.util.List;

/** Mistakes that only show with several validators, and the stub in place of Ed25519. */
final class CouncilBugs {
    private CouncilBugs() {}

    /** Signatures that cost a hash: whoever has no secret key could make them, but nobody here does. */
    static List<PlantedBug> stub() {
        return List.of(
                bug(
                        "stub: sign",
                        "signing/SecretKey.java",
                        "        Ed25519.sign(seed, 0, publicKey.raw(), 0, null, message, 0, message.length, signature, 0);\n",
                        "        byte[] h = com.jitrace.chain.merkle.Hash.over(publicKey.raw(), message).bytes();\n"
                                + "        System.arraycopy(h, 0, signature, 0, h.length);\n"
                                + "        System.arraycopy(h, 0, signature, h.length, h.length);\n"),
                bug(
                        "stub: verify",
                        "signing/PublicKey.java",
                        "                && Ed25519.validatePublicKeyFull(signature, 0)\n"
                                + "                && Ed25519.verify(signature, 0, point, message, 0, message.length);\n",
                        "                && Arrays.equals(Arrays.copyOf(signature, 32),"
                                + " com.jitrace.chain.merkle.Hash.over(raw, message).bytes());\n"));
    }

    /** Every bug of the second list in docs/simulation.md. */
    static List<PlantedBug> all() {
        return List.of(
                bug(
                        "a quorum of 2f + 1",
                        "checkpoint/ValidatorSet.java",
                        "return (validators.size() + faulty() + 2) / 2;",
                        "return 2 * faulty() + 1;",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "a signer is counted twice",
                        "checkpoint/Certificate.java",
                        "return signers(set).size() >= set.quorum();",
                        "return lines.stream().filter(l -> signers(set).contains(l.name())).count() >= set.quorum();",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "a vote is not verified",
                        "validator/Votes.java",
                        "|| !vote.line().isOf(vkey, vote.text().text())",
                        "|| vkey.name().isEmpty()",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "one vote less makes a certificate",
                        "validator/Votes.java",
                        "if (lines.size() < set.quorum()) {",
                        "if (lines.size() < set.quorum() - 1) {",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "votes for any block count together",
                        "validator/Votes.java",
                        "                .filter(h -> h.vote().text().equals(text))\n",
                        "                .filter(h -> h.vote().text().size() >= text.size())\n",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "a second vote at one height",
                        "node/Chain.java",
                        "        } else if (pending.isPresent()) {\n",
                        "        } else if (pending.isPresent() && body.length == 0) {\n",
                        Promise.C1,
                        Promise.C2,
                        Promise.C6,
                        Promise.C12),
                bug(
                        "a vote is forgotten at a restart",
                        "node/Chain.java",
                        "if (doubt.isEmpty() && blocks.height() > tip().height()) {",
                        "if (doubt.isEmpty() && blocks.height() < 0) {",
                        Promise.C1,
                        Promise.C2,
                        Promise.C6,
                        Promise.C9,
                        Promise.C12),
                bug(
                        "the sync of a block is skipped",
                        "adapter/segment/FrameLog.java",
                        "        file.sync();\n        index.add(",
                        "        index.add(",
                        Promise.C4,
                        Promise.C12),
                bug(
                        "the watermark is written after the vote was counted",
                        "node/Chain.java",
                        "        blocks.watermark(Watermark.of(certified.era(), block.header().height(), text));\n"
                                + "        Vote vote = new Vote(text, identity.vote(text, setInForce()));\n"
                                + "        votes.hear(setInForce(), vote);\n"
                                + "        pending = Optional.of(new Pending(block, vote));\n"
                                + "        count();\n",
                        "        Vote vote = new Vote(text, identity.vote(text, setInForce()));\n"
                                + "        votes.hear(setInForce(), vote);\n"
                                + "        pending = Optional.of(new Pending(block, vote));\n"
                                + "        count();\n"
                                + "        blocks.watermark(Watermark.of(certified.era(), block.header().height(), text));\n",
                        Promise.C6,
                        Promise.C12),
                bug(
                        "a block is shown with this node's vote alone",
                        "node/Chain.java",
                        "        count();\n        if (pending",
                        "        settle(block, new Certificate(text, java.util.List.of(vote.line())));\n        if (pending",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "a certificate is not counted when catching up",
                        "node/CertifiedChain.java",
                        "equals(text(block.tip())) && counts(c)",
                        "equals(text(block.tip()))",
                        Promise.C1,
                        Promise.C3),
                bug(
                        "a certificate of another block is taken",
                        "node/CertifiedChain.java",
                        "c.checkpoint().equals(text(block.tip())) && counts(c)",
                        "counts(c)",
                        Promise.values()),
                bug(
                        "a block is replaced without writing down by what",
                        "adapter/segment/SegmentBlocks.java",
                        "        replacementFile.write(replacement);\n",
                        "",
                        Promise.C12),
                bug(
                        "a certified block is put behind the one it replaces",
                        "node/Chain.java",
                        "if (blocks.height() > tip().height()) {\n            LOG",
                        "if (blocks.height() < 0) {\n            LOG",
                        Promise.C1,
                        Promise.C12),
                bug(
                        "a new leader asks nobody",
                        "node/Courier.java",
                        "if (standings.answered(set, self) + 1 >= set.quorum()) {",
                        "if (set.quorum() > 0) {",
                        Promise.C9),
                bug(
                        "a new leader does not take up what others voted for",
                        "node/Producer.java",
                        "if (searches >= SEARCHES_MAX && takenUp.isEmpty()) {",
                        "if (searches >= 0) {",
                        Promise.C9),
                bug(
                        "a leader proposes only once",
                        "node/Producer.java",
                        "return now - proposedAt >= AGAIN_MILLIS || now < proposedAt;",
                        "return false;",
                        Promise.C9),
                bug(
                        "who is behind does not ask",
                        "node/Courier.java",
                        "if (!ahead.isEmpty() && still && (",
                        "if (ahead.size() > 9 && still && (",
                        Promise.C4,
                        Promise.C9),
                bug(
                        "a vote is said only once",
                        "node/Courier.java",
                        "if (now - toldAt >= STANDING_MILLIS || now < toldAt) {",
                        "if (toldAt < 0) {",
                        Promise.C9),
                bug(
                        "a change of the validators counts one block too early",
                        "ledger/Validators.java",
                        "BLOCKS_AHEAD = 2;",
                        "BLOCKS_AHEAD = 1;",
                        Promise.C3),
                bug(
                        "a change of the validators counts one block too late",
                        "ledger/Validators.java",
                        "orElse(0L) > height;",
                        "orElse(0L) >= height;",
                        Promise.C3),
                bug(
                        "the old set's quorum is enough after the change",
                        "node/CertifiedChain.java",
                        "return voting().set();",
                        "return ledger.voting(store.state(), tip.height()).set();",
                        Promise.C6,
                        Promise.C3),
                bug(
                        "who votes is remembered over a change of the validators",
                        "node/CertifiedChain.java",
                        "voting.filter(v -> v.height() == next)",
                        "voting.filter(v -> v.height() > 0)",
                        Promise.C6,
                        Promise.C3,
                        Promise.C9),
                bug(
                        "a certificate of the first validators counts for ever",
                        "node/CertifiedChain.java",
                        "return certificate.certifiedBy(setInForce())\n",
                        "return certificate.certifiedBy(genesis.validatorSet())\n",
                        Promise.C3,
                        Promise.C4,
                        Promise.C9,
                        Promise.C12),
                bug(
                        "who is no validator any more votes on",
                        "node/Identity.java",
                        "return set.named(name)\n",
                        "return Optional.of(new Vkey(name, voteKeys.get(0).publicKey()))\n",
                        Promise.C6,
                        Promise.C3,
                        Promise.C9),
                bug(
                        "a vote is signed with the key that was there first",
                        "node/Identity.java",
                        "                        .filter(k -> k.publicKey().equals(v.key()))\n",
                        "",
                        Promise.C6,
                        Promise.C3,
                        Promise.C9),
                bug(
                        "a settlement forgets the f + 1 votes and frees the height",
                        "epoch/Settlement.java",
                        "                .filter(e -> e.getValue() > old.faulty())\n",
                        "                .filter(e -> e.getValue() > 9)\n",
                        Promise.C1,
                        Promise.C4,
                        Promise.C12),
                bug(
                        "who reported goes on in the old epoch",
                        "validator/Watermark.java",
                        "Math.max(opens, at + 1)",
                        "opens",
                        Promise.C1,
                        Promise.C6,
                        Promise.C9,
                        Promise.C12),
                bug(
                        "an adopted block is voted for with the keys of the old epoch",
                        "node/CertifiedChain.java",
                        "return voting().set();",
                        "return ledger.named(store.state(), tip.height() + 1).set();",
                        Promise.C3,
                        Promise.C6,
                        Promise.C12),
                bug(
                        "the first block of an epoch leaves the old validators in force",
                        "ledger/Ledger.java",
                        "epochs.beginningAt(moment.height()).ifPresent(",
                        "epochs.beginningAt(-moment.height()).ifPresent(",
                        Promise.values()));
    }
}
