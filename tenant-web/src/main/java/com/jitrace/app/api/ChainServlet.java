package com.jitrace.app.api;

import com.jitrace.chain.adapter.http.Answer;
import com.jitrace.chain.adapter.http.ReadInterface;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;

/** The chain's public read interface under this origin. */
@WebServlet("/chain/*")
public class ChainServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient ReadInterface chain;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath() + Objects.requireNonNullElse(request.getPathInfo(), "");
        Answer answer = chain.answer(
                "GET",
                path,
                Objects.requireNonNullElse(request.getQueryString(), ""),
                Objects.requireNonNullElse(request.getHeader("If-None-Match"), ""));
        response.setStatus(answer.status());
        response.setContentType(answer.contentType());
        response.setHeader("Cache-Control", answer.cacheControl());
        answer.headers().forEach(response::setHeader);
        if (answer.status() != HttpServletResponse.SC_NOT_MODIFIED) {
            response.setContentLength(answer.body().length);
            response.getOutputStream().write(answer.body());
        }
    }
}
