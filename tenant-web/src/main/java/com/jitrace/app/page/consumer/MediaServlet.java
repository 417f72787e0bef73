package com.jitrace.app.page.consumer;

import com.jitrace.app.media.MediaFile;
import com.jitrace.app.media.Picture;
import com.jitrace.app.media.Pictures;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.projection.References;
import com.jitrace.app.tenancy.OrganisationId;
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
 * Pictures, documents and videos of products: {@code /media/{ref}/{sha256}.jpg} (its smaller form {@code -640.jpg}), {@code .pdf},
 * {@code .mp4}, {@code .webm}. Whose they are
 * comes from the batch reference that every code begins with; content named by its hash never changes, so it may be kept for ever.
 */
@WebServlet("/media/*")
public class MediaServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    static final String FOR_EVER = "public, max-age=31536000, immutable";
    static final String SMALL = "-640";
    private static final String PICTURE = "jpg";
    private static final Pattern PATH =
            Pattern.compile("/([0-9A-HJKMNP-TV-Z]{5})/([0-9a-f]{64})(?:(-640)?\\.(jpg)|\\.(pdf|mp4|webm))");

    private final transient References references;
    private final transient Pictures pictures;
    private final transient ProductFiles files;

    @Inject
    public MediaServlet(References references, Pictures pictures, ProductFiles files) {
        this.references = references;
        this.pictures = pictures;
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<OrganisationId> brand = path.matches() ? references.owner(path.group(1)) : Optional.empty();
        boolean given = brand.isPresent()
                && (PICTURE.equals(path.group(4))
                        ? isPictureGiven(brand.get(), path, response)
                        : isFileGiven(brand.get(), path, request, response));
        if (!given) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** The same without the content, which is not even read. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doGet(request, response);
    }

    private boolean isFileGiven(
            OrganisationId brand, Matcher path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Optional<MediaFile> file = files.published(brand, path.group(2))
                .filter(found -> found.kind().ending().equals(path.group(5)));
        if (file.isPresent()) {
            new FileAnswer(file.get(), files.content(brand, file.get())).give(request, response);
        }
        return file.isPresent();
    }

    private boolean isPictureGiven(OrganisationId brand, Matcher path, HttpServletResponse response)
            throws IOException {
        boolean small = path.group(3) != null;
        Optional<byte[]> content = small
                ? pictures.small(brand, path.group(2))
                : pictures.find(brand, path.group(2)).map(Picture::content);
        if (content.isPresent()) {
            response.setHeader("Cache-Control", FOR_EVER);
            response.setHeader("ETag", "\"" + path.group(2) + (small ? SMALL : "") + "\"");
            response.setContentType(Picture.MEDIA_TYPE);
            response.setContentLength(content.get().length);
            response.getOutputStream().write(content.get());
        }
        return content.isPresent();
    }
}
