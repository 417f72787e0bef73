package com.jitrace.app.evidence;

import com.jitrace.app.paper.TooSlow;
import com.jitrace.app.report.ReportFile;
import com.jitrace.app.report.Reporting;
import com.jitrace.app.verification.Proving;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes the paper of a report for whoever has the secret of its status page. Nothing is kept: the same report gives the same bytes again. */
@ApplicationScoped
public class MakingEvidence {
    private static final Logger LOG = Logger.getLogger(MakingEvidence.class.getName());

    /** Papers that are drawn at the same time: each reads both fonts and keeps a core busy. */
    private static final int AT_ONCE_MAX = 2;

    /** So long somebody waits for his turn before he is asked to come back. */
    private static final long TURN_MILLIS_MAX = 3_000;

    /** Outcome. */
    public sealed interface Outcome permits Made, NotThere, Busy {}

    /** A PDF. */
    public record Made(byte[] pdf, String name) implements Outcome {
        public Made {
            pdf = pdf.clone();
        }

        @Override
        public byte[] pdf() {
            return pdf.clone();
        }
    }

    /** There is no such report. */
    public record NotThere() implements Outcome {}

    /** Too many papers are being made; nothing is wrong with this one. */
    public record Busy() implements Outcome {}

    private final Reporting reporting;
    private final Proving proving;
    private final Clock clock;
    private final Semaphore turns = new Semaphore(AT_ONCE_MAX);

    @Inject
    MakingEvidence(Reporting reporting, Proving proving, Clock clock) {
        this.reporting = reporting;
        this.proving = proving;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MakingEvidence() {
        this(null, null, null);
    }

    public Outcome make(Wanted wanted) {
        Optional<ReportFile> file = reporting.file(wanted.subject(), wanted.token());
        return file.isEmpty() ? new NotThere() : inTurn(file.get(), wanted);
    }

    private Outcome inTurn(ReportFile file, Wanted wanted) {
        try {
            if (!turns.tryAcquire(TURN_MILLIS_MAX, TimeUnit.MILLISECONDS)) {
                return new Busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Busy();
        }
        try {
            byte[] pdf = new EvidencePaper(file, wanted, proving.chainId()).draw(clock);
            return new Made(pdf, "jitrace-" + file.report().reference() + ".pdf");
        } catch (TooSlow slow) {
            LOG.log(Level.WARNING, "a paper was given up", slow);
            return new Busy();
        } finally {
            turns.release();
        }
    }
}
