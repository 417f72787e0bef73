package com.jitrace.app.page.consumer;

import com.jitrace.app.media.Content;
import com.jitrace.app.media.MediaFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Gives a document or video out, whole or a range of it, a part at a time. A video is played where it is; a document is handed over to be
 * opened by the reader's own program, because what these can do is not ours to judge.
 */
final class FileAnswer {
    private static final int NAME_CHARACTERS = 12;

    private final MediaFile file;
    private final Content content;

    FileAnswer(MediaFile file, Content content) {
        this.file = file;
        this.content = content;
    }

    void give(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String tag = "\"" + file.hash() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Accept-Ranges", "bytes");
        response.setHeader("Cache-Control", MediaServlet.FOR_EVER);
        if (header(request, "If-None-Match")
                .filter(known -> isNamed(known, tag))
                .isPresent()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(file.kind().mediaType());
        response.setHeader(
                "Content-Disposition",
                (file.kind().isVideo() ? "inline" : "attachment") + "; filename=\"jitrace-"
                        + file.hash().substring(0, NAME_CHARACTERS) + "."
                        + file.kind().ending() + "\"");
        boolean changed =
                header(request, "If-Range").filter(known -> !known.equals(tag)).isPresent();
        ByteRange range = changed ? new ByteRange.Whole() : ByteRange.of(request.getHeader("Range"), file.bytes());
        if (range instanceof ByteRange.Outside) {
            response.setStatus(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
            response.setHeader("Content-Range", "bytes */" + file.bytes());
            response.setContentLength(0);
        } else if (range instanceof ByteRange.Part part && request.getMethod().equals("GET")) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.bytes());
            write(part.first(), part.last(), request, response);
        } else {
            write(0, file.bytes() - 1, request, response);
        }
    }

    private void write(long first, long last, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentLengthLong(last - first + 1);
        if (!request.getMethod().equals("HEAD")) {
            content.write(first, last, response.getOutputStream());
        }
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    private static boolean isNamed(String known, String tag) {
        return known.equals("*") || known.contains(tag);
    }
}
