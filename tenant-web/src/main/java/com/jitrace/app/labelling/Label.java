package com.jitrace.app.labelling;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** A label to print: the Digital Link as a QR code (ISO/IEC 18004) with its text beneath, as one SVG path. */
final class Label {
    /** Trying all eight masks takes ten times as long and helps no scanner that we know. */
    static final int QR_MASK_PATTERN = 4;

    /** Empty modules around the symbol that the standard asks for. */
    private static final int QUIET_MODULES = 4;

    private static final double TEXT_MODULES = 3.2;
    private static final int TEXT_LINES = 2;
    private static final Map<EncodeHintType, Object> HINTS = Map.of(EncodeHintType.QR_MASK_PATTERN, QR_MASK_PATTERN);

    private Label() {}

    /** The label of an item; link, GTIN and code hold no sign that XML reserves. */
    static String svg(String link, String gtin, String code) {
        ByteMatrix modules = modules(link);
        int size = modules.getWidth() + 2 * QUIET_MODULES;
        double height = size + TEXT_LINES * (TEXT_MODULES + 1);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + height + "\" width=\"" + size
                + "mm\" height=\"" + height + "mm\"><title>" + code + "</title><rect width=\"100%\" height=\"100%\""
                + " fill=\"#fff\"/><path shape-rendering=\"crispEdges\" d=\"" + path(modules) + "\"/>"
                + text("(01)" + gtin, size, size + TEXT_MODULES - 1)
                + text("(21)" + code, size, size + 2 * TEXT_MODULES) + "</svg>\n";
    }

    private static ByteMatrix modules(String link) {
        try {
            return Encoder.encode(link, ErrorCorrectionLevel.M, HINTS).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + link, e);
        }
    }

    /** Every run of dark modules is one rectangle of the path. */
    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            int x = 0;
            while (x < modules.getWidth()) {
                int end = x;
                while (end < modules.getWidth() && modules.get(end, y) == 1) {
                    end++;
                }
                if (end > x) {
                    path.append('M')
                            .append(x + QUIET_MODULES)
                            .append(' ')
                            .append(y + QUIET_MODULES)
                            .append('h')
                            .append(end - x)
                            .append("v1h-")
                            .append(end - x)
                            .append('z');
                }
                x = end + 1;
            }
        }
        return path.toString();
    }

    private static String text(String words, int size, double y) {
        return "<text x=\"" + size / 2.0 + "\" y=\"" + y + "\" font-family=\"monospace\" font-size=\"" + TEXT_MODULES
                + "\" text-anchor=\"middle\">" + words + "</text>";
    }
}
