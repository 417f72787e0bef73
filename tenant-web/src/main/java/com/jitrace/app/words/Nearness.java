package com.jitrace.app.words;

import java.text.Normalizer;
import java.util.Locale;

/** How far apart two words are, for "did you mean". */
public final class Nearness {
    private static final int CHARACTERS_MAX = 80;

    private Nearness() {}

    /** Without accents, case and signs. */
    public static String fold(String text) {
        String cut = text.trim();
        cut = cut.substring(0, Math.min(cut.length(), CHARACTERS_MAX));
        return Normalizer.normalize(cut, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    /** Levenshtein's distance. */
    public static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
