package com.jitrace.app.page.brand;

import com.jitrace.app.media.Picture;
import com.jitrace.app.report.HandlingReports;
import com.jitrace.app.report.ReportPhoto;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** A photo of a report, for people of the organisation that it came to. */
@WebServlet("/console/report-photo")
public class ReportPhotoServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient HandlingReports handling;

    @Inject
    public ReportPhotoServlet(HandlingReports handling) {
        this.handling = handling;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = Optional.ofNullable(request.getParameter("id")).orElse("");
        String hash = Optional.ofNullable(request.getParameter("hash")).orElse("");
        Optional<ReportPhoto> photo = handling.one(id, hash);
        if (photo.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = photo.get().content();
        response.setContentType(Picture.MEDIA_TYPE);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
