package com.jitrace.app.page.consumer;

import com.jitrace.app.gate.Gate;
import com.jitrace.app.gate.Problem;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.resolver.DigitalLink;
import com.jitrace.app.suspicion.Visit;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Verifying;
import com.jitrace.app.words.Language;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Answers a printed code's address: a page for people, the verdict as JSON for programs. */
@WebServlet({"/01/*", "/c/*"})
public class ItemServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String NO_GTIN = "0".repeat(14);
    private final transient Verifying verifying;
    private final transient PageMaker pages;
    private final transient BaseUrl baseUrl;
    private final transient LinkAnswers links;
    private final transient GuessDesk guesses;

    @Inject
    public ItemServlet(Verifying verifying, PageMaker pages, BaseUrl baseUrl, LinkAnswers links, GuessDesk guesses) {
        this.verifying = verifying;
        this.pages = pages;
        this.baseUrl = baseUrl;
        this.links = links;
        this.guesses = guesses;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader("Vary", "Accept, Accept-Language");
        if (request.getRequestURI().startsWith("/01/") && isAnsweredAsLink(request, response)) {
            return;
        }
        Optional<Address> address = Address.ofPath(request.getRequestURI());
        if (address.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (wantsJson(request)) {
            String gtin = address.get().gtin().orElse(NO_GTIN);
            request.getRequestDispatcher(
                            "/api/v1/items/" + gtin + "/" + address.get().encodedSerial())
                    .forward(request, response);
            return;
        }
        Asked asked = Asked.of(address.get(), baseUrl.value(), chosen(request), request::getParameter);
        Optional<String> onlyPlace = new PlaceForm(asked).onlyOne();
        if (onlyPlace.isPresent()) {
            // the page that the reader keeps names a region, not what was typed
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", onlyPlace.get());
            return;
        }
        show(asked, request, response);
    }

    private void show(Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Visit visit = Visit.of(request.getMethod(), request.getRemoteAddr(), request::getHeader);
        Address address = asked.address();
        Verdict verdict = verifying.check(address.gtin(), address.serial(), asked.region(), visit);
        if (verdict.state() == State.UNKNOWN && guesses.turnedAway(request, response, address)) {
            return;
        }
        ItemPage page = pages.page(verdict, asked);
        // the browser asks for the picture while it still reads the page: it is the largest thing on the first screen
        page.firstPicture()
                .ifPresent(picture -> response.addHeader("Link", "<" + picture + ">; rel=\"preload\"; as=\"image\""));
        request.setAttribute("page", page);
        request.setAttribute("nonce", request.getAttribute(Gate.NONCE));
        response.setHeader("Content-Language", asked.language().tag());
        request.getRequestDispatcher("/WEB-INF/consumer/item.xhtml").forward(request, response);
    }

    /** What is no GS1 Digital Link is told so with 400; a person sees the page of a mistyped or unknown code with it. */
    private boolean isAnsweredAsLink(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String query = Optional.ofNullable(request.getQueryString()).orElse("");
        DigitalLink.Reading reading = DigitalLink.ofRequest(request.getRequestURI(), query);
        if (reading instanceof DigitalLink.Read read) {
            links.announce(response, read.link());
            return links.answer(request, response, read.link());
        }
        boolean person = header(request, "Accept").contains("text/html");
        if (person && Address.ofPath(request.getRequestURI()).isPresent()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return false;
        } else if (person) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        } else {
            String why = ((DigitalLink.NotRead) reading).why();
            LinkAnswers.problem(response, new Problem(400, "DIGITAL_LINK", "No GS1 Digital Link", why));
        }
        return true;
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        ResolverServlet.options(response);
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }

    static Language chosen(HttpServletRequest request) {
        return Language.choose(
                Optional.ofNullable(request.getParameter("lang")),
                Optional.ofNullable(request.getHeader("Accept-Language")));
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = header(request, "Accept");
        return "json".equals(request.getParameter("format"))
                || (accept.contains("application/json") && !accept.contains("text/html"));
    }
}
