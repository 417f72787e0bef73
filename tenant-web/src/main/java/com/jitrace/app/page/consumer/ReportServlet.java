package com.jitrace.app.page.consumer;

import com.jitrace.app.evidence.FixingAnswers;
import com.jitrace.app.gate.Gate;
import com.jitrace.app.gate.Strangers;
import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.report.ReportKind;
import com.jitrace.app.report.ReportWords;
import com.jitrace.app.report.Reporting;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader reports a problem in three steps, without script, cookie or account: what is wrong; photos and where; how to be reached. The
 * second step keeps the report and leads to its status page, whose address holds a secret; the third is done there, or never.
 */
@WebServlet("/report/*")
@MultipartConfig(maxFileSize = ReportServlet.PHOTO_BYTES_MAX, maxRequestSize = 10L << 20, fileSizeThreshold = 1 << 20)
public class ReportServlet extends HttpServlet {
    static final int PHOTO_BYTES_MAX = 8 << 20;
    private static final long serialVersionUID = 1L;
    private static final int UNPROCESSABLE = 422;
    private static final int TOO_MANY = 429;

    private final transient Reporting reporting;
    private final transient FixingAnswers fixing;
    private final transient Strangers strangers;
    private final transient EvidenceDesk papers;

    @Inject
    public ReportServlet(Reporting reporting, FixingAnswers fixing, Strangers strangers, EvidenceDesk papers) {
        this.reporting = reporting;
        this.fixing = fixing;
        this.strangers = strangers;
        this.papers = papers;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<ReportAddress> address = ReportAddress.ofPath(request.getRequestURI());
        if (address.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ReportPage page = new ReportPage(address.get(), ItemServlet.chosen(request));
        if (address.get().paper()) {
            EvidenceDesk.Answered answered = papers.answer(request, response, address.get());
            if (answered == EvidenceDesk.Answered.HANDED_OUT) {
                return;
            } else if (answered == EvidenceDesk.Answered.LATER) {
                page.refuse(List.of("paper.later"));
            }
        }
        if (address.get().token().isEmpty()) {
            ReportKind.named(text(request, "kind")).ifPresent(page::about);
        } else {
            Optional<ProblemReport> report =
                    reporting.find(address.get().subject(""), address.get().token());
            if (report.isEmpty()) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            page.show(report.get());
        }
        show(request, response, page);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<ReportAddress> address = ReportAddress.ofPath(request.getRequestURI());
        if (address.isEmpty() || address.get().paper()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else if (address.get().token().isEmpty()) {
            take(request, response, address.get());
        } else {
            reach(request, response, address.get());
        }
    }

    private void take(HttpServletRequest request, HttpServletResponse response, ReportAddress address)
            throws ServletException, IOException {
        ReportPage page = new ReportPage(address, ItemServlet.chosen(request));
        Optional<ReportKind> kind = ReportKind.named(text(request, "kind"));
        if (kind.isEmpty()) {
            page.refuse(List.of("report.choose-kind"));
            response.setStatus(UNPROCESSABLE);
            show(request, response, page);
            return;
        }
        page.about(kind.get());
        page.type(text(request, "details"), text(request, "shop"), text(request, "region"), text(request, "city"));
        String region = text(request, "region");
        if (!region.isEmpty() && Regions.read(region).isEmpty()) {
            page.refuse(List.of("report.region-unknown"));
            response.setStatus(UNPROCESSABLE);
            show(request, response, page);
            return;
        }
        long wait = strangers.report(request.getRemoteAddr());
        if (wait > 0) {
            page.refuse(List.of("report.wait"));
            response.setStatus(TOO_MANY);
            show(request, response, page);
            return;
        }
        ReportWords words = new ReportWords(
                kind.get(),
                text(request, "details"),
                text(request, "shop"),
                Regions.read(region).orElse(""),
                text(request, "city"));
        Language language = ItemServlet.chosen(request);
        FixingAnswers.Fixed fixed =
                fixing.fix(address.code().gtin(), address.code().serial(), Regions.read(region), language);
        Reporting.Outcome outcome =
                reporting.report(address.subject(fixed.seen()), words, photos(request), fixed.answered());
        if (outcome instanceof Reporting.Reported kept) {
            go(response, page, kept.token());
        } else {
            page.refuse(((Reporting.NotReported) outcome).codes());
            response.setStatus(UNPROCESSABLE);
            show(request, response, page);
        }
    }

    private void reach(HttpServletRequest request, HttpServletResponse response, ReportAddress address)
            throws ServletException, IOException {
        ReportPage page = new ReportPage(address, ItemServlet.chosen(request));
        if (reporting.reach(address.subject(""), address.token(), text(request, "contact"))) {
            go(response, page, address.token());
            return;
        }
        Optional<ProblemReport> report = reporting.find(address.subject(""), address.token());
        if (report.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        page.show(report.get());
        page.refuse(List.of("report.contact-bad"));
        response.setStatus(UNPROCESSABLE);
        show(request, response, page);
    }

    private static void go(HttpServletResponse response, ReportPage page, String token) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", page.path() + "/" + token + "?lang=" + page.language());
    }

    private static List<byte[]> photos(HttpServletRequest request) throws ServletException, IOException {
        List<byte[]> photos = new ArrayList<>();
        if (!String.valueOf(request.getContentType()).startsWith("multipart/")) {
            return photos;
        }
        for (Part part : request.getParts()) {
            if (part.getName().startsWith("photo") && part.getSize() > 0) {
                try (InputStream in = part.getInputStream()) {
                    photos.add(in.readNBytes(PHOTO_BYTES_MAX + 1));
                }
            }
        }
        return photos;
    }

    private static String text(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, ReportPage page)
            throws ServletException, IOException {
        request.setAttribute("page", page);
        request.setAttribute("nonce", request.getAttribute(Gate.NONCE));
        response.setHeader("Content-Language", page.language());
        response.setHeader("Vary", "Accept-Language");
        request.getRequestDispatcher("/WEB-INF/consumer/report.xhtml").forward(request, response);
    }
}
