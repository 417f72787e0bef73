package com.jitrace.app.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The fonts of one document, embedded as subsets: Liberation Sans (Latin, Greek, Cyrillic, Hebrew) and, for what it does not have, Droid
 * Sans Fallback (Chinese, kana). Not for several threads.
 */
final class Fonts implements AutoCloseable {
    private static final String LATIN = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final String CHINESE = "/com/jitrace/app/paper/DroidSansFallbackFull.ttf";
    private static final List<byte[]> FILES = List.of(read(LATIN), read(CHINESE));

    private record Face(TrueTypeFont file, CmapLookup signs, PDType0Font font) {
        float ems(int sign) {
            try {
                return (float) file.getAdvanceWidth(signs.getGlyphId(sign)) / file.getUnitsPerEm();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Neighbouring signs of one font. */
    record Run(PDType0Font font, String words) {}

    private final List<Face> faces = new ArrayList<>();

    Fonts(PDDocument document) throws IOException {
        for (byte[] bytes : FILES) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(bytes));
            // every sign stays the sign that was written, so that copying text from the paper gives it back
            file.setEnableGsub(false);
            faces.add(new Face(file, file.getUnicodeCmapLookup(), PDType0Font.load(document, file, true)));
        }
    }

    private static byte[] read(String name) {
        try (InputStream in = Fonts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no font " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Face> face(int sign) {
        return faces.stream().filter(face -> face.signs().getGlyphId(sign) != 0).findFirst();
    }

    /** Whether one font has all of these signs. */
    boolean draws(int... signs) {
        return faces.stream().anyMatch(face -> {
            for (int sign : signs) {
                if (face.signs().getGlyphId(sign) == 0) {
                    return false;
                }
            }
            return true;
        });
    }

    /** In points, of text that {@link Legible} let through. */
    float width(String text, float size) {
        return (float) text.codePoints()
                        .mapToDouble(
                                sign -> face(sign).map(face -> face.ems(sign)).orElse(1f))
                        .sum()
                * size;
    }

    List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        text.codePoints().forEach(sign -> {
            PDType0Font font = face(sign)
                    .orElseThrow(() -> new IllegalArgumentException("no font has U+" + Integer.toHexString(sign)))
                    .font();
            String one = Character.toString(sign);
            int last = runs.size() - 1;
            if (last >= 0 && runs.get(last).font().equals(font)) {
                runs.set(last, new Run(font, runs.get(last).words() + one));
            } else {
                runs.add(new Run(font, one));
            }
        });
        return runs;
    }

    @Override
    public void close() throws IOException {
        for (Face face : faces) {
            face.file().close();
        }
    }
}
