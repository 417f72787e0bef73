package com.jitrace.app.page.consumer;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.gate.Gate;
import com.jitrace.app.gate.Guesses;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Who asks for many codes that nobody issued works for each further answer. */
@ApplicationScoped
class GuessDesk {
    private static final int TOO_MANY = 429;

    private final Guesses guesses;
    private final CurrentUser user;

    @Inject
    GuessDesk(Guesses guesses, CurrentUser user) {
        this.guesses = guesses;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GuessDesk() {
        this(null, null);
    }

    /** Counts a question about an unknown code; true when the answer was "work first" or "wait" instead. */
    boolean turnedAway(HttpServletRequest request, HttpServletResponse response, Address address)
            throws ServletException, IOException {
        String from = request.getRemoteAddr();
        String work = Optional.ofNullable(request.getParameter("work")).orElse("");
        Guesses.Price price = user.who().isPresent() ? Guesses.Price.FREE : guesses.ask(from, address.serial(), work);
        if (price == Guesses.Price.FREE) {
            return false;
        }
        Language language = ItemServlet.chosen(request);
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
}
