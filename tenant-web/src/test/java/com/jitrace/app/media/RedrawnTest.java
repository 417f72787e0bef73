package com.jitrace.app.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class RedrawnTest {
    /** A lossless WebP of one red pixel. */
    private static final String WEBP = "UklGRhwAAABXRUJQVlA4TA8AAAAvAAAAAAfQ//73v/+BiOh/AAA=";

    @Test
    void aLargePictureIsMadeAsSmallAsAPageNeedsAndKeepsItsShape() throws IOException {
        Redrawn redrawn = Redrawn.of(file(picture(3_000, 1_500), "jpg")).orElseThrow();
        assertThat(redrawn.width()).isEqualTo(1_024);
        assertThat(redrawn.height()).isEqualTo(512);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(redrawn.jpeg()));
        assertThat(shown.getWidth()).isEqualTo(1_024);
    }

    @Test
    void theSmallerFormIsWhatATelephoneShowsAndNeverMoreBytes() throws IOException {
        for (int[] size : new int[][] {{3_000, 1_500}, {400, 900}, {30, 20}}) {
            byte[] whole = Redrawn.of(file(noise(size[0], size[1]), "jpg"))
                    .orElseThrow()
                    .jpeg();
            byte[] small = Redrawn.small(whole);
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(small));
            BufferedImage original = ImageIO.read(new ByteArrayInputStream(whole));
            assertThat(Math.max(shown.getWidth(), shown.getHeight()))
                    .isEqualTo(Math.min(640, Math.max(original.getWidth(), original.getHeight())));
            assertThat(small.length).isLessThanOrEqualTo(whole.length);
            assertThat((double) shown.getWidth() / shown.getHeight())
                    .isCloseTo((double) size[0] / size[1], org.assertj.core.data.Offset.offset(0.05));
        }
        byte[] large =
                Redrawn.of(file(noise(3_000, 1_500), "jpg")).orElseThrow().jpeg();
        assertThat(Redrawn.small(large).length).isLessThan(large.length * 6 / 10);
    }

    private static BufferedImage noise(int width, int height) {
        BufferedImage image = picture(width, height);
        java.util.Random chance = new java.util.Random(7);
        for (int i = 0; i < width * height / 4; i++) {
            image.setRGB(chance.nextInt(width), chance.nextInt(height), chance.nextInt(1 << 24));
        }
        return image;
    }

    @Test
    void aPhoneHeldUprightGivesAnUprightPictureAndLosesWhatElseTheFileSays() throws IOException {
        byte[] turned = withExif(file(picture(400, 200), "jpg"), 6, "GPS 48.8566 N 2.3522 E");
        assertThat(new String(turned, StandardCharsets.ISO_8859_1)).contains("GPS 48.8566");
        Redrawn redrawn = Redrawn.of(turned).orElseThrow();
        assertThat(redrawn.width()).isEqualTo(200);
        assertThat(redrawn.height()).isEqualTo(400);
        assertThat(new String(redrawn.jpeg(), StandardCharsets.ISO_8859_1))
                .doesNotContain("GPS 48.8566")
                .doesNotContain("Exif");
    }

    @Test
    void whatIsTransparentBecomesWhite() throws IOException {
        byte[] png = file(new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB), "png");
        Redrawn redrawn = Redrawn.of(png).orElseThrow();
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(redrawn.jpeg()));
        assertThat(new Color(shown.getRGB(10, 10)).getRed()).isGreaterThan(250);
    }

    @Test
    void aWebpPictureIsRead() {
        Redrawn redrawn = Redrawn.of(Base64.getDecoder().decode(WEBP)).orElseThrow();
        assertThat(redrawn.width()).isEqualTo(1);
        assertThat(redrawn.jpeg()[0]).isEqualTo((byte) 0xFF);
    }

    @Test
    void whatIsNoPictureIsNotTaken() throws IOException {
        assertThat(Redrawn.of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(Redrawn.of(new byte[0])).isEmpty();
        assertThat(Redrawn.of(file(picture(10, 10), "gif"))).isEmpty();
        byte[] whole = file(picture(300, 300), "png");
        assertThat(Redrawn.of(Arrays.copyOf(whole, 60))).isEmpty();
        assertThat(Redrawn.of(new byte[Redrawn.UPLOAD_BYTES_MAX + 1])).isEmpty();
    }

    @Test
    void aPictureThatSaysItIsEnormousIsNotDecoded() throws IOException {
        byte[] png = file(picture(10, 10), "png");
        ByteBuffer header = ByteBuffer.wrap(png);
        header.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        header.putInt(29, (int) crc.getValue());
        assertThat(Redrawn.of(png)).isEmpty();
    }

    private static BufferedImage picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(Color.RED);
        pen.fillRect(0, 0, width / 2, height);
        pen.dispose();
        return image;
    }

    private static byte[] file(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, out)).isTrue();
        return out.toByteArray();
    }

    /** Puts an APP1 segment with an orientation and a remark behind the start of a JPEG. */
    private static byte[] withExif(byte[] jpeg, int orientation, String remark) {
        byte[] words = remark.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer exif = ByteBuffer.allocate(6 + 8 + 2 + 24 + 4 + words.length);
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put("MM".getBytes(StandardCharsets.US_ASCII));
        exif.putShort((short) 42).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        exif.putShort((short) 0x010E).putShort((short) 2).putInt(words.length).putInt(8 + 2 + 24 + 4);
        exif.putInt(0).put(words);
        byte[] out = new byte[jpeg.length + exif.capacity() + 4];
        ByteBuffer.wrap(out)
                .put(jpeg, 0, 2)
                .putShort((short) 0xFFE1)
                .putShort((short) (exif.capacity() + 2))
                .put(exif.array())
                .put(jpeg, 2, jpeg.length - 2);
        return out;
    }
}
