package com.jitrace.app.page.consumer;

import com.jitrace.app.media.Picture;
import com.jitrace.app.media.Pictures;
import com.jitrace.app.projection.References;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Pictures of products: {@code /media/{ref}/{sha256}.jpg}. Whose picture it is comes from the batch reference that every code begins
 * with; content named by its hash never changes, so it may be kept for ever.
 */
@WebServlet("/media/*")
public class MediaServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9A-HJKMNP-TV-Z]{5})/([0-9a-f]{64})\\.jpg");

    private final transient References references;
    private final transient Pictures pictures;

    @Inject
    public MediaServlet(References references, Pictures pictures) {
        this.references = references;
        this.pictures = pictures;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<Picture> picture = path.matches()
                ? references.owner(path.group(1)).flatMap(brand -> pictures.find(brand, path.group(2)))
                : Optional.empty();
        if (picture.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        response.setHeader("ETag", "\"" + picture.get().hash() + "\"");
        write(picture.get(), response);
    }

    private static void write(Picture picture, HttpServletResponse response) throws IOException {
        byte[] content = picture.content();
        response.setContentType(Picture.MEDIA_TYPE);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
