package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.media.Picture;
import com.jitrace.app.media.Pictures;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** A picture of the signed-in brand, by {@code ?hash=}; shown in the console before any code carries it. */
@WebServlet("/console/picture")
public class PictureServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Pictures pictures;
    private final transient CurrentUser user;

    @Inject
    public PictureServlet(Pictures pictures, CurrentUser user) {
        this.pictures = pictures;
        this.user = user;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Picture> picture = Optional.ofNullable(request.getParameter("hash"))
                .flatMap(hash -> pictures.find(user.required().organisation(), hash));
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        byte[] content = picture.get().content();
        response.setContentType(Picture.MEDIA_TYPE);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
