package com.jitrace.app.demo;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;

/** {@code GET /demo}: the demo file, only where the demo was seeded and only to a caller on this machine. */
@WebServlet("/demo")
public class DemoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    private transient DemoPlace place;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean local = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && InetAddress.getByName(request.getLocalAddr()).isLoopbackAddress();
        if (!local || !place.enabled() || !Files.exists(place.file())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/json");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Files.readAllBytes(place.file()));
    }
}
