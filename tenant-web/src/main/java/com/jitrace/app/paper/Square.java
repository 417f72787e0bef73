package com.jitrace.app.paper;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** An address as a QR code (ISO/IEC 18004): rows of modules, true where dark, without the quiet zone. */
final class Square {
    private static final int MASK_PATTERN = 4;

    private Square() {}

    static boolean[][] of(String address) {
        try {
            ByteMatrix matrix = Encoder.encode(
                            address, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_MASK_PATTERN, MASK_PATTERN))
                    .getMatrix();
            boolean[][] rows = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int y = 0; y < rows.length; y++) {
                for (int x = 0; x < rows[y].length; x++) {
                    rows[y][x] = matrix.get(x, y) == 1;
                }
            }
            return rows;
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code: " + address, e);
        }
    }
}
