package com.jitrace.chain.simulation.council;

import com.jitrace.chain.checkpoint.CheckpointText;
import com.jitrace.chain.checkpoint.SignatureLine;
import com.jitrace.chain.checkpoint.ValidatorSet;
import com.jitrace.chain.checkpoint.Vkey;
import com.jitrace.chain.epoch.EpochDocument;
import com.jitrace.chain.epoch.Report;
import com.jitrace.chain.ledger.World;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.node.Reporting;
import com.jitrace.chain.node.Settling;
import com.jitrace.chain.simulation.Broken;
import com.jitrace.chain.simulation.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The operators when they settle: they stop validators one after the other and have them report, sign what follows, and install it one after the other,
 * while the others go on. Sometimes they do so although nothing stands still. Liars report lies.
 */
final class Settlers {
    private static final int SIZE_MIN = 3;
    private static final int PAUSE_TURNS = 20;

    private final RandomGenerator chance;
    private final Member.Shared shared;
    private final Record record;
    private final List<Member> members;
    private final Tally tally;
    private final Set<Member> absent = new HashSet<>();
    private final List<Member> toReport = new ArrayList<>();
    private final List<Member> toInstall = new ArrayList<>();
    private final List<Reporting.Reported> reported = new ArrayList<>();
    private Optional<EpochDocument> document = Optional.empty();
    private long epoch;
    private boolean underWay;
    private int pause;

    Settlers(Member.Shared shared, List<Member> members, Tally tally) {
        this.shared = shared;
        this.chance = shared.chance();
        this.record = shared.record();
        this.members = members;
        this.tally = tally;
    }

    boolean underWay() {
        return underWay;
    }

    /** How many settlements were signed. */
    long epoch() {
        return epoch;
    }

    /** @param mayMiss whether somebody who could report may be taken for gone, as long as the set can bear it */
    void begin(boolean mayMiss) {
        underWay = true;
        reported.clear();
        absent.clear();
        document = Optional.empty();
        List<Member> honest = new ArrayList<>(
                members.stream().filter(m -> m.liar.isEmpty() && !m.wiped()).toList());
        if (mayMiss) {
            // the worst that can be missing is who knows most
            honest.sort(Comparator.comparingLong((Member m) -> -m.certified()).thenComparing(m -> m.name));
            if (chance.nextInt(4) == 0) {
                Collections.shuffle(honest, new Random(chance.nextLong()));
            }
            for (Member one : honest) {
                absent.add(one);
                if (!record.bearable(members, absent)) {
                    absent.remove(one);
                }
            }
        }
        honest.removeAll(absent);
        List<ValidatorSet> open = record.open(honest);
        toReport.clear();
        honest.stream()
                .filter(m -> open.stream().anyMatch(set -> set.named(m.name).isPresent()))
                .forEach(toReport::add);
        members.get(0).tell("and the operators settle, without " + names(absent));
    }

    private static List<String> names(Set<Member> some) {
        return some.stream().map(m -> m.name).sorted().toList();
    }

    /** One step. */
    void act() throws IOException {
        if (!underWay) {
            return;
        } else if (pause > 0) {
            pause--;
        } else if (!toReport.isEmpty()) {
            Member one = toReport.get(chance.nextInt(toReport.size()));
            Optional<Reporting.Reported> report = one.report();
            report.ifPresent(r -> {
                reported.add(r);
                toReport.remove(one);
            });
            // it failed, or must run and catch up first
            pause = report.isPresent() ? 0 : PAUSE_TURNS;
            if (one.outside()) {
                // taken out by a block that not everybody has: it need not report, but its folder shows that block
                toReport.remove(one);
            }
        } else if (document.isEmpty()) {
            sign();
        } else {
            Member one = toInstall.remove(0);
            one.install(document.get());
            underWay = !toInstall.isEmpty();
        }
    }

    private void sign() throws IOException {
        Member highest = members.stream()
                .filter(m -> m.liar.isEmpty() && !m.wiped() && !absent.contains(m))
                .max(Comparator.comparingLong(Member::certified))
                .orElseThrow();
        // whoever a block took out that it had not got yet reported as a validator that it is no more
        ValidatorSet old = record.setAt(highest.certified() + 1);
        List<Report> reports = new ArrayList<>(reported.stream()
                .map(Reporting.Reported::report)
                .filter(r -> old.validators().contains(r.voter()))
                .toList());
        List<byte[]> bodies =
                reported.stream().flatMap(r -> r.waiting().stream()).toList();
        List<Vkey> set = next();
        highest.crash(false);
        for (Member liar : members) {
            if (liar.liar.isPresent()
                    && record.setAt(record.blocks() + 1).named(liar.name).isPresent()) {
                for (Report lie : lies(liar, reports)) {
                    List<Report> more = new ArrayList<>(reports);
                    more.add(lie);
                    if (Settling.draft(highest.archive(), more, bodies, set) instanceof Settling.Drafted) {
                        reports.add(lie);
                    }
                }
            }
        }
        Settling.Result result = Settling.draft(highest.archive(), reports, bodies, set);
        if (result instanceof Settling.Refused refused) {
            throw new Broken(Promise.C9, "the operators cannot settle: " + refused.why());
        }
        EpochDocument drafted = ((Settling.Drafted) result).document();
        document = Optional.of(drafted.signedBy("op1", World.key("operator")));
        epoch++;
        record.settled(drafted);
        tally.settlements++;
        tally.adopted += drafted.block().isPresent() ? 1 : 0;
        members.get(0)
                .tell("and the operators sign epoch " + drafted.epoch() + " of height " + drafted.height()
                        + ", adopting "
                        + drafted.block().map(b -> Hash.over(b).hex().substring(0, 6)));
        toInstall.addAll(members.stream().filter(m -> !m.wiped()).toList());
        Collections.shuffle(toInstall, new Random(chance.nextLong()));
        if (chance.nextBoolean()) {
            toInstall.sort(Comparator.comparing(absent::contains));
        }
    }

    /** The same names with new keys; whoever lost its disk, was missing or lies may be left out if the rest can bear those that stay. */
    private List<Vkey> next() {
        List<String> names = new ArrayList<>(
                record.latest().validators().stream().map(Vkey::name).toList());
        if (chance.nextInt(3) == 0 && record.changes() == 0 && absent.isEmpty()) {
            names.removeIf(name -> bad(name) && chance.nextBoolean() && names.size() > SIZE_MIN);
        }
        long bad = names.stream().filter(this::bad).count();
        if (bad > (names.size() - 1) / 3) {
            names.removeIf(this::bad);
        }
        Collections.shuffle(names, new Random(chance.nextLong()));
        return names.stream()
                .map(name -> new Vkey(name, Member.epochKey(name, epoch + 1).publicKey()))
                .toList();
    }

    private boolean bad(String name) {
        return members.stream().anyMatch(m -> m.name.equals(name) && (m.liar.isPresent() || m.wiped()));
    }

    /** What a liar says: nothing, that it stands far below or above, that it voted for something else, for what another one voted, or two things. */
    private List<Report> lies(Member liar, List<Report> honest) {
        Report one = honest.get(chance.nextInt(honest.size()));
        Optional<CheckpointText> voted = one.voted();
        long size = voted.map(CheckpointText::size).orElse(40L);
        CheckpointText invented = new CheckpointText(
                shared.genesis().origin(), size + chance.nextInt(3), Hash.hex(World.hash("root " + chance.nextInt(3))));
        return switch (chance.nextInt(7)) {
            case 0 -> List.of();
            case 1 -> List.of(lie(liar, one, 1, Optional.empty(), voted));
            case 2 -> List.of(lie(liar, one, one.height(), one.certificate(), Optional.of(invented)));
            case 3 ->
                List.of(
                        lie(liar, one, one.height(), one.certificate(), voted),
                        lie(liar, one, one.height(), one.certificate(), Optional.of(invented)));
            case 4 -> List.of(lie(liar, one, one.height() + 7, one.certificate(), voted));
            case 5 -> List.of(lie(liar, one, one.height(), own(liar), Optional.empty()));
            default -> List.of(lie(liar, one, one.height(), one.certificate(), voted));
        };
    }

    /** A certificate that perhaps nobody else has. */
    private Optional<String> own(Member liar) {
        long height = liar.certified();
        try {
            return height == 0
                    ? Optional.empty()
                    : Optional.of(liar.disk.blocks(shared.genesis().chainId()).certificate(height));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Report lie(
            Member liar, Report like, long height, Optional<String> certificate, Optional<CheckpointText> vote) {
        Liar its = liar.liar.orElseThrow();
        return Report.sign(
                new Report(
                        like.chain(),
                        like.epoch(),
                        height,
                        new Vkey(liar.name, its.voteKey().publicKey()),
                        new Vkey(
                                liar.name,
                                Member.epochKey(liar.name, like.epoch() + 1).publicKey()),
                        certificate,
                        vote.map(text -> Report.note(text, SignatureLine.sign(text.text(), liar.name, its.voteKey()))),
                        ""),
                its.voteKey());
    }
}
