package com.jitrace.app.tenancy;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;

/** Names that people take for each other: equal Unicode TS 39 skeletons, as written or with case, blanks and punctuation left out. */
public final class Lookalikes {
    private static final SpoofChecker CHECKER = new SpoofChecker.Builder().build();
    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();

    private Lookalikes() {}

    public static boolean confusable(String one, String other) {
        return skeleton(letters(one)).equals(skeleton(letters(other)))
                || skeleton(folded(one)).equals(skeleton(folded(other)))
                || folded(skeleton(letters(one))).equals(folded(skeleton(letters(other))));
    }

    private static String skeleton(String text) {
        return CHECKER.getSkeleton(text);
    }

    private static String folded(String text) {
        return UCharacter.foldCase(letters(text), true);
    }

    private static String letters(String text) {
        StringBuilder kept = new StringBuilder();
        NFKC.normalize(text).codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
