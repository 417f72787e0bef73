package com.jitrace.app.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;

/**
 * A picture drawn anew from what somebody uploaded: nothing of the file but its pixels remains, so no EXIF, no place, no hidden payload
 * (SECURITY §5). Turned as the camera held it, made no larger than a page needs.
 *
 * @param jpeg the picture
 * @param width pixels
 * @param height pixels
 */
record Redrawn(byte[] jpeg, int width, int height) {
    static final int UPLOAD_BYTES_MAX = 8 << 20;
    static final long PIXELS_MAX = 30_000_000;
    static final int SIDE_PIXELS_MAX = 1_024;
    /** Of the smaller form: what a telephone shows on its first screen. */
    static final int SMALL_SIDE_PIXELS_MAX = 640;

    private static final double JPEG_QUALITY = 0.82;
    private static final double SMALL_JPEG_QUALITY = 0.6;

    private enum Format {
        JPEG,
        PNG,
        WEBP
    }

    /** Redraws an upload; empty when it is not a whole JPEG, PNG or WebP picture of a size that is taken. */
    static Optional<Redrawn> of(byte[] upload) {
        Optional<Format> format = format(upload);
        if (upload.length > UPLOAD_BYTES_MAX || format.isEmpty()) {
            return Optional.empty();
        }
        try {
            return isTooLarge(upload, format.get()) ? Optional.empty() : Optional.of(redraw(upload, format.get()));
        } catch (IOException | RuntimeException damaged) {
            // decoders throw many kinds of exceptions at damaged files; each of them means "not a picture"
            return Optional.empty();
        }
    }

    /** By the first bytes, whatever the file's name says. */
    private static Optional<Format> format(byte[] b) {
        if (b.length < 16) {
            return Optional.empty();
        } else if ((b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xD8 && (b[2] & 0xFF) == 0xFF) {
            return Optional.of(Format.JPEG);
        } else if ((b[0] & 0xFF) == 0x89 && b[1] == 'P' && b[2] == 'N' && b[3] == 'G') {
            return Optional.of(Format.PNG);
        }
        boolean webp = b[0] == 'R' && b[1] == 'I' && b[2] == 'F' && b[3] == 'F' && b[8] == 'W' && b[9] == 'E';
        return webp ? Optional.of(Format.WEBP) : Optional.empty();
    }

    /** The dimensions stand in the header: they are read before a single pixel is. */
    private static boolean isTooLarge(byte[] upload, Format format) throws IOException {
        ImageReader reader = reader(format);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(in, true, true);
            return (long) reader.getWidth(0) * reader.getHeight(0) > PIXELS_MAX;
        } finally {
            reader.dispose();
        }
    }

    private static Redrawn redraw(byte[] upload, Format format) throws IOException {
        Thumbnails.Builder<?> source =
                format == Format.WEBP ? Thumbnails.of(decode(upload)) : Thumbnails.of(new ByteArrayInputStream(upload));
        BufferedImage flat = flat(source.scale(1).asBufferedImage(), SIDE_PIXELS_MAX);
        return new Redrawn(jpeg(flat, JPEG_QUALITY), flat.getWidth(), flat.getHeight());
    }

    /** The same picture for a small screen; the same bytes where that saves none. */
    static byte[] small(byte[] jpeg) {
        try {
            BufferedImage whole =
                    Thumbnails.of(new ByteArrayInputStream(jpeg)).scale(1).asBufferedImage();
            byte[] small = jpeg(flat(whole, SMALL_SIDE_PIXELS_MAX), SMALL_JPEG_QUALITY);
            return small.length < jpeg.length ? small : jpeg;
        } catch (IOException e) {
            throw new IllegalStateException("a picture that was drawn here cannot be read", e);
        }
    }

    /** On white, no side longer than that. */
    private static BufferedImage flat(BufferedImage picture, int sidePixelsMax) throws IOException {
        double scale = Math.min(1.0, (double) sidePixelsMax / Math.max(picture.getWidth(), picture.getHeight()));
        BufferedImage small = Thumbnails.of(picture).scale(scale).asBufferedImage();
        BufferedImage flat = new BufferedImage(small.getWidth(), small.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D paper = flat.createGraphics();
        try {
            paper.drawImage(small, 0, 0, Color.WHITE, null);
        } finally {
            paper.dispose();
        }
        return flat;
    }

    private static byte[] jpeg(BufferedImage picture, double quality) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Thumbnails.of(picture)
                .scale(1)
                .outputFormat("jpg")
                .outputQuality(quality)
                .toOutputStream(out);
        return out.toByteArray();
    }

    private static BufferedImage decode(byte[] upload) throws IOException {
        ImageReader reader = reader(Format.WEBP);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            reader.setInput(in, true, true);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(Format format) throws IOException {
        if (format == Format.WEBP) {
            // asked for by name: plug-ins inside a web application are not found by ImageIO's own search
            return new WebPImageReaderSpi().createReaderInstance(null);
        }
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format.name());
        if (!readers.hasNext()) {
            throw new IOException("this JDK reads no " + format);
        }
        return readers.next();
    }
}
