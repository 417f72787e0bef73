package com.jitrace.app.page.consumer;

import com.jitrace.app.catalogue.Media;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.words.Amount;
import com.jitrace.app.words.Texts;
import java.util.Comparator;
import java.util.List;

/**
 * A document or video as the page names it.
 *
 * @param language BCP 47, of title and content
 * @param what kind and size in the page's language: "document, PDF, 120 kB"
 * @param sha256 what the brand registered
 */
public record Enclosed(String address, String title, String language, String what, String sha256) {
    static List<Enclosed> of(Sheet sheet, String ref, Texts text) {
        String own = text.language().tag();
        return sheet.media().stream()
                .sorted(Comparator.comparing(media -> !isIn(media, own)))
                .map(media -> new Enclosed(
                        media.address(ref),
                        media.title(),
                        media.language(),
                        String.join(
                                ", ",
                                text.say(media.kind().isVideo() ? "file.kind.video" : "file.kind.document"),
                                media.kind().label(),
                                Amount.ofBytes(media.bytes())),
                        media.sha256()))
                .toList();
    }

    /** Chinese is Chinese, whatever comes behind it. */
    private static boolean isIn(Media media, String tag) {
        return media.language().split("-")[0].equals(tag.split("-")[0]);
    }
}
