package com.jitrace.acceptance.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;

/** Files that people upload, and files that somebody made to do harm. */
final class Uploads {
    private static final int PATTERN_MODULES = 7;
    private static final int PATTERNED_PIXELS = 600;
    private static final int ENORMOUS_PIXELS = 20_000;
    private static final String FILM = """
            () => new Promise(done => {
              const canvas = document.createElement('canvas'), pen = canvas.getContext('2d');
              canvas.width = 320; canvas.height = 240; document.body.append(canvas);
              const film = new MediaRecorder(canvas.captureStream(25), {mimeType: 'video/webm;codecs=vp8'}), parts = [];
              const draw = setInterval(() => { pen.fillStyle = `hsl(${performance.now() % 360} 80% 50%)`; pen.fillRect(0, 0, 320, 240); }, 40);
              film.ondataavailable = part => parts.push(part.data);
              film.onstop = async () => {
                clearInterval(draw);
                const reader = new FileReader();
                reader.onload = () => done(reader.result.split(',')[1]);
                reader.readAsDataURL(new Blob(parts));
              };
              film.start();
              setTimeout(() => film.stop(), 1500);
            })
            """;

    private Uploads() {}

    static byte[] svg() {
        return latin("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(document.cookie)</script></svg>");
    }

    static byte[] html() {
        return latin("<!DOCTYPE html><script>alert(document.cookie)</script>");
    }

    /** A whole black PNG of 20,000 × 20,000 pixels: some kilobytes, and 50 MB to whoever decodes it. */
    static byte[] enormous() {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] row = new byte[1 + ENORMOUS_PIXELS / 8];
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed, new Deflater(Deflater.BEST_COMPRESSION))) {
            for (int i = 0; i < ENORMOUS_PIXELS; i++) {
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] header = ByteBuffer.allocate(13)
                .putInt(ENORMOUS_PIXELS)
                .putInt(ENORMOUS_PIXELS)
                .put(new byte[] {1, 0, 0, 0, 0})
                .array();
        return join(
                latin("\u0089PNG\r\n\u001a\n"),
                chunk("IHDR", header),
                chunk("IDAT", packed.toByteArray()),
                chunk("IEND", new byte[0]));
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] body = join(latin(type), content);
        CRC32 crc = new CRC32();
        crc.update(body);
        return join(number(content.length), body, number((int) crc.getValue()));
    }

    /** Nothing but the squares that a reader of QR codes looks for: some readers look for ever. */
    static byte[] finderPatterns() {
        BufferedImage image = new BufferedImage(PATTERNED_PIXELS, PATTERNED_PIXELS, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, PATTERNED_PIXELS, PATTERNED_PIXELS);
        int step = PATTERN_MODULES + 1;
        for (int x = 0; x < PATTERNED_PIXELS; x += step) {
            for (int y = 0; y < PATTERNED_PIXELS; y += step) {
                pen.setColor(Color.BLACK);
                pen.drawRect(x, y, PATTERN_MODULES - 1, PATTERN_MODULES - 1);
                pen.fillRect(x + 2, y + 2, 3, 3);
            }
        }
        pen.dispose();
        return file(image, "png");
    }

    /** A photo with the place where it was taken, as a telephone writes it (Exif 2.3, GPS IFD): 53.55° N 9.99° E. */
    static byte[] placedPhoto() {
        BufferedImage image = new BufferedImage(800, 600, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.ORANGE);
        pen.fillOval(100, 100, 400, 400);
        pen.dispose();
        byte[] jpeg = file(image, "jpg");
        ByteBuffer tiff = ByteBuffer.allocate(8 + 18 + 54 + 48);
        tiff.put(latin("MM")).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1)
                .putShort((short) 0x8825)
                .putShort((short) 4)
                .putInt(1)
                .putInt(26)
                .putInt(0);
        tiff.putShort((short) 4);
        tiff.putShort((short) 1).putShort((short) 2).putInt(2).put(latin("N\0\0\0"));
        tiff.putShort((short) 2).putShort((short) 5).putInt(3).putInt(80);
        tiff.putShort((short) 3).putShort((short) 2).putInt(2).put(latin("E\0\0\0"));
        tiff.putShort((short) 4).putShort((short) 5).putInt(3).putInt(104);
        tiff.putInt(0);
        for (int value : new int[] {53, 1, 33, 1, 4, 1, 9, 1, 59, 1, 37, 1}) {
            tiff.putInt(value);
        }
        byte[] exif = join(latin("Exif\0\0"), tiff.array());
        byte[] length =
                ByteBuffer.allocate(2).putShort((short) (exif.length + 2)).array();
        byte[] rest = new byte[jpeg.length - 2];
        System.arraycopy(jpeg, 2, rest, 0, rest.length);
        return join(latin("\u00ff\u00d8\u00ff\u00e1"), length, exif, rest);
    }

    /** As rich in detail as a photo of a thing on a table: noise of many sizes, 3,000 × 3,000 pixels. */
    static byte[] photo() {
        int side = 3_000;
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        Random chance = new Random(4);
        for (int size = 750; size >= 6; size /= 2) {
            for (int i = 0; i < 4 * (side / size) * (side / size) / 3; i++) {
                pen.setColor(new Color(chance.nextInt(256), chance.nextInt(256), chance.nextInt(256), 48));
                pen.fillOval(chance.nextInt(side) - size / 2, chance.nextInt(side) - size / 2, size, size);
            }
        }
        pen.dispose();
        return file(image, "jpg");
    }

    /** A document of one page; what it says makes it another one. */
    static byte[] document(String words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage();
            document.addPage(page);
            try (PDPageContentStream ink = new PDPageContentStream(document, page)) {
                for (int i = 0; i < words.length(); i++) {
                    ink.addRect(50 + 10 * i, 50, 5, words.charAt(i));
                }
                ink.fill();
            }
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A movie by its boxes, with that many bytes of pictures, which no player could show. */
    static byte[] movie(int bytes) {
        byte[] pictures = new byte[bytes];
        new Random(8).nextBytes(pictures);
        byte[] hdlr = box("hdlr", new byte[8], latin("vide"), new byte[13]);
        return join(
                box("ftyp", latin("isom"), number(512), latin("isomavc1")),
                box("moov", box("trak", box("mdia", hdlr))),
                box("mdat", pictures));
    }

    private static byte[] box(String type, byte[]... content) {
        byte[] all = join(content);
        return join(number(all.length + 8), latin(type), all);
    }

    /** A real video: 1.5 seconds as Chromium records them, in the open form of a live recording. */
    static byte[] filmed(Browser browser) {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            return Base64.getDecoder().decode(String.valueOf(page.evaluate(FILM)));
        }
    }

    static byte[] half(byte[] whole) {
        return java.util.Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] file(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
