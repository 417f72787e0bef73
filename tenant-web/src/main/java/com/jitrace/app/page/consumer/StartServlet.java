package com.jitrace.app.page.consumer;

import com.jitrace.app.gate.Gate;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Texts;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** The start page with its one field, and where the field sends to: 303 to the code's own page. */
@WebServlet({"", "/verify"})
public class StartServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Language language = ItemServlet.chosen(request);
        String typed =
                Optional.ofNullable(request.getParameter("code")).orElse("").trim();
        if (!typed.isEmpty()) {
            String path = Address.ofTyped(typed).orElseGet(() -> noCode(typed)).path();
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(
                    "Location", request.getParameter("lang") == null ? path : path + "?lang=" + language.tag());
            return;
        }
        request.setAttribute("text", Texts.in(language));
        request.setAttribute("other", language.other());
        request.setAttribute("nonce", request.getAttribute(Gate.NONCE));
        response.setHeader("Content-Language", language.tag());
        response.setHeader("Vary", "Accept-Language");
        request.getRequestDispatcher("/WEB-INF/consumer/start.xhtml").forward(request, response);
    }

    /** Neither a code nor a link to one: the code page says so in its own words. */
    private static Address noCode(String typed) {
        String shown = typed.replaceAll("[^\\p{L}\\p{N} ._-]+", " ").trim();
        String brief = shown.substring(0, Math.min(shown.length(), Address.SERIAL_CHARS_MAX));
        return new Address(Optional.empty(), brief.isBlank() ? "-" : brief);
    }
}
