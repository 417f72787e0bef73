package com.jitrace.app.page.brand;

import com.jitrace.app.part.PartFiles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A drawing or certificate of a part, by {@code ?hash=}; a manufacturer's drawing for its supplier also by {@code party} and {@code product}. */
@WebServlet("/console/partfile")
public class PartFileServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient PartFiles files;

    @Inject
    public PartFileServlet(PartFiles files) {
        this.files = files;
    }

    private static String given(@Nullable String parameter) {
        return parameter == null ? "" : parameter;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String hash = given(request.getParameter("hash"));
        String party = given(request.getParameter("party"));
        Optional<PartFiles.Shown> shown = party.isEmpty()
                ? files.find(hash)
                : files.findDrawing(party, given(request.getParameter("product")), hash);
        if (shown.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        long bytes = shown.get().file().bytes();
        response.setContentType(shown.get().file().kind().mediaType());
        response.setContentLengthLong(bytes);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + shown.get().fileName() + "\"");
        shown.get().content().write(0, bytes - 1, response.getOutputStream());
    }
}
