package com.jitrace.app.gate;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Where the container sends an answer that nobody wrote; not there when asked for directly. */
public class ErrorPage extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            Answering.answer(request, response, Refusal.of(Problem.of(404)));
            return;
        }
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (thrown instanceof Throwable trouble) {
            Answering.answer(request, response, Trouble.explain(trouble, request.getUserPrincipal() != null));
        } else {
            int code = status instanceof Integer number && number >= 400 ? number : 500;
            Answering.answer(request, response, Refusal.of(Problem.of(code)));
        }
    }
}
