package com.jitrace.app.evidence;

import com.jitrace.app.report.Answered;
import com.jitrace.app.verification.Answer;
import com.jitrace.app.verification.Proof;
import com.jitrace.app.verification.Proving;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.VerdictJson;
import com.jitrace.app.verification.Verifying;
import com.jitrace.app.words.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Fixes the answer about a code at the moment at which somebody reports it: its words and, for a verifier, its proof. */
@ApplicationScoped
public class FixingAnswers {
    private static final Logger LOG = Logger.getLogger(FixingAnswers.class.getName());

    private final Verifying verifying;
    private final Proving proving;

    @Inject
    FixingAnswers(Verifying verifying, Proving proving) {
        this.verifying = verifying;
        this.proving = proving;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected FixingAnswers() {
        this(null, null);
    }

    /**
     * An answer that is to be kept.
     *
     * @param seen the verdict's state
     */
    public record Fixed(String seen, Answered answered) {}

    /**
     * Asks as the page asks, for the place that the reader names in the report.
     *
     * @param gtin 14 digits, or empty for a code alone
     * @param region ISO 3166-2, or empty
     */
    public Fixed fix(Optional<String> gtin, String serial, Optional<String> region, Language language) {
        Answer answer = verifying.verifyToProve(gtin, serial, region);
        Verdict verdict = answer.verdict();
        byte[] bundle = Bundle.of(gtin.orElse(""), proving.genesis(), VerdictJson.of(verdict, proof(answer), language));
        return new Fixed(
                verdict.state().name(), new Answered(language.tag(), GivenAnswer.inAllLanguages(verdict), bundle));
    }

    /** A report is kept even when the chain's node cannot prove anything at the moment; the paper then says that there is no proof. */
    private Optional<Proof> proof(Answer answer) {
        try {
            return proving.prove(answer);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "an answer to a report is kept without its proof", e);
            return Optional.empty();
        }
    }
}
