package com.jitrace.app.paper;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever somebody wrote, as signs that can be drawn: what has no glyph, or would steer the text instead of being seen, is seen as a box. */
final class Legible {
    /** Stands for a sign that is not drawn. */
    static final String BOX = "□";

    private static final Pattern CLUSTER = Pattern.compile("\\X");

    /** A letter with more marks on it than this is no letter of any language. */
    private static final int SIGNS_OF_A_CLUSTER_MAX = 4;

    /** Controls, directions and the like: invisible, so shown as a box, never obeyed. */
    private static final Set<Integer> STEERING = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.PRIVATE_USE,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED);

    private Legible() {}

    /** One paragraph, without line breaks. */
    static String of(String paragraph, Fonts fonts) {
        StringBuilder drawn = new StringBuilder();
        Matcher clusters = CLUSTER.matcher(Normalizer.normalize(paragraph, Normalizer.Form.NFC));
        while (clusters.find()) {
            drawn.append(cluster(clusters.group(), fonts));
        }
        return drawn.toString().strip();
    }

    private static String cluster(String cluster, Fonts fonts) {
        int[] signs = cluster.codePoints().toArray();
        if (Arrays.stream(signs).allMatch(sign -> sign == '\t' || sign == '\n' || Character.isSpaceChar(sign))) {
            return " ";
        }
        boolean steering = Arrays.stream(signs).anyMatch(sign -> STEERING.contains(Character.getType(sign)));
        return steering || signs.length > SIGNS_OF_A_CLUSTER_MAX || !fonts.draws(signs) ? BOX : cluster;
    }
}
