package com.jitrace.app.page.consumer;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.gate.Gate;
import com.jitrace.app.gate.Guesses;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.suspicion.Visit;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Verifying;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
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
    private static final int TOO_MANY = 429;

    private final transient Packs packs;
    private final transient BaseUrl baseUrl;
    private final transient Guesses guesses;
    private final transient CurrentUser user;

    @Inject
    public ItemServlet(Verifying verifying, Packs packs, BaseUrl baseUrl, Guesses guesses, CurrentUser user) {
        this.verifying = verifying;
        this.packs = packs;
        this.baseUrl = baseUrl;
        this.guesses = guesses;
        this.user = user;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<Address> address = Address.ofPath(request.getRequestURI());
        if (address.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Vary", "Accept, Accept-Language");
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
        if (verdict.state() == State.UNKNOWN && turnedAway(request, response, address)) {
            return;
        }
        request.setAttribute("page", new ItemPage(verdict, asked, packs.all()));
        request.setAttribute("nonce", request.getAttribute(Gate.NONCE));
        response.setHeader("Content-Language", asked.language().tag());
        request.getRequestDispatcher("/WEB-INF/consumer/item.xhtml").forward(request, response);
    }

    /** Who asks for many codes that nobody issued works for each further answer. */
    private boolean turnedAway(HttpServletRequest request, HttpServletResponse response, Address address)
            throws ServletException, IOException {
        String from = request.getRemoteAddr();
        String work = Optional.ofNullable(request.getParameter("work")).orElse("");
        Guesses.Price price = user.who().isPresent() ? Guesses.Price.FREE : guesses.ask(from, work);
        if (price == Guesses.Price.FREE) {
            return false;
        }
        Language language = chosen(request);
        response.setStatus(TOO_MANY);
        response.setHeader("Content-Language", language.tag());
        request.setAttribute("text", Texts.in(language));
        request.setAttribute("address", address.path() + "?lang=" + language.tag());
        request.setAttribute("challenge", price == Guesses.Price.WORK ? guesses.challenge(from) : "");
        request.setAttribute("bits", Guesses.WORK_BITS);
        request.setAttribute("nonce", request.getAttribute(Gate.NONCE));
        request.getRequestDispatcher("/WEB-INF/consumer/work.xhtml").forward(request, response);
        return true;
    }

    static Language chosen(HttpServletRequest request) {
        return Language.choose(
                Optional.ofNullable(request.getParameter("lang")),
                Optional.ofNullable(request.getHeader("Accept-Language")));
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        return "json".equals(request.getParameter("format"))
                || (accept.contains("application/json") && !accept.contains("text/html"));
    }
}
