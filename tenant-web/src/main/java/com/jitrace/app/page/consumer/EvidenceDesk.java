package com.jitrace.app.page.consumer;

import com.jitrace.app.evidence.MakingEvidence;
import com.jitrace.app.evidence.Wanted;
import com.jitrace.app.gate.Strangers;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.words.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Hands out the paper of a report to whoever has the address of its status page. */
@ApplicationScoped
class EvidenceDesk {
    private static final String VERIFIER = "verifier.js";
    private static final int TOO_MANY = 429;
    private static final int COME_BACK_SECONDS = 5;

    private final MakingEvidence making;
    private final Strangers strangers;
    private final Checker checker;
    private final BaseUrl baseUrl;

    @Inject
    EvidenceDesk(MakingEvidence making, Strangers strangers, Checker checker, BaseUrl baseUrl) {
        this.making = making;
        this.strangers = strangers;
        this.checker = checker;
        this.baseUrl = baseUrl;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected EvidenceDesk() {
        this(null, null, null, null);
    }

    /** What became of a request for a paper. */
    enum Answered {
        HANDED_OUT,
        NOT_THERE,
        LATER
    }

    /** Writes the paper; or, when the reader has to wait, only the status and after how long to come back. */
    Answered answer(HttpServletRequest request, HttpServletResponse response, ReportAddress address)
            throws IOException {
        long wait = strangers.drawPaper(request.getRemoteAddr());
        if (wait > 0) {
            return later(response, TOO_MANY, wait);
        }
        Language language = ItemServlet.chosen(request);
        Wanted.Places places = new Wanted.Places(
                baseUrl.value() + address.statusPath(),
                baseUrl.value() + "/static/" + VERIFIER,
                checker.hash(VERIFIER));
        MakingEvidence.Outcome outcome =
                making.make(new Wanted(address.subject(""), address.token(), language, places));
        if (outcome instanceof MakingEvidence.Made made) {
            hand(response, made, language);
            return Answered.HANDED_OUT;
        } else if (outcome instanceof MakingEvidence.Busy) {
            return later(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, COME_BACK_SECONDS);
        }
        return Answered.NOT_THERE;
    }

    private static Answered later(HttpServletResponse response, int status, long seconds) {
        response.setHeader("Retry-After", String.valueOf(seconds));
        response.setStatus(status);
        return Answered.LATER;
    }

    private static void hand(HttpServletResponse response, MakingEvidence.Made made, Language language)
            throws IOException {
        byte[] pdf = made.pdf();
        response.setContentType("application/pdf");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + made.name() + "\"");
        response.setHeader("Content-Language", language.tag());
        response.setHeader("Vary", "Accept-Language");
        response.setContentLength(pdf.length);
        response.getOutputStream().write(pdf);
    }
}
