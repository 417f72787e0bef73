package com.jitrace.app.evidence;

import com.jitrace.app.paper.About;
import com.jitrace.app.paper.Attachment;
import com.jitrace.app.paper.Colour;
import com.jitrace.app.paper.Mark;
import com.jitrace.app.paper.Paper;
import com.jitrace.app.paper.Photo;
import com.jitrace.app.report.Answered;
import com.jitrace.app.report.ProblemReport;
import com.jitrace.app.report.ReportFile;
import com.jitrace.app.report.ReportPhoto;
import com.jitrace.app.report.ReportWords;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Minute;
import com.jitrace.app.words.Regions;
import com.jitrace.app.words.Texts;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The paper of one report, in the order in which a shop's clerk asks: what is it, what did the record say, what does the person say, what now. */
final class EvidencePaper {
    private static final String OPERATOR = "JiTrace";
    private static final Map<String, Mark> MARKS =
            Map.of("FITS", Mark.TICK, "DIFFERS", Mark.CROSS, "NOT_CHECKED", Mark.DASH);
    private static final int SENTENCES = 4;

    private final ReportFile file;
    private final ProblemReport report;
    private final Wanted wanted;
    private final String chainId;
    private final Texts text;
    private final Optional<GivenAnswer> answer;
    private final Optional<Bundle> bundle;

    EvidencePaper(ReportFile file, Wanted wanted, String chainId) {
        this.file = file;
        this.report = file.report();
        this.wanted = wanted;
        this.chainId = chainId;
        this.text = Texts.in(wanted.language());
        this.answer = file.answered().map(kept -> GivenAnswer.read(kept.words(), wanted.language()));
        this.bundle = file.answered()
                .map(Answered::bundle)
                .filter(bytes -> bytes.length > 0)
                .map(Bundle::read);
    }

    byte[] draw(Clock clock) {
        String title = text.say("paper.file-title", report.reference());
        Locale language = Locale.forLanguageTag(wanted.language().tag());
        About about = new About(title, language, report.reportedAt(), OPERATOR);
        try (Paper paper = Paper.begin(about, clock)) {
            paper.head(
                    text.say("paper.kicker", report.reference()),
                    text.say("paper.title"),
                    text.say("paper.intro"),
                    wanted.places().status());
            checked(paper);
            answered(paper);
            reported(paper);
            became(paper);
            says(paper);
            check(paper);
            return paper.finish(
                    text.say("paper.kicker", report.reference()), (page, pages) -> text.say("paper.page", page, pages));
        }
    }

    private void checked(Paper paper) {
        paper.heading(text.say("paper.checked"));
        fact(paper, "fact.product", said("product"));
        fact(paper, "fact.brand", said("domain").isEmpty() ? said("brand") : said("brand") + " · " + said("domain"));
        fact(paper, "fact.gtin", report.subject().gtin());
        fact(
                paper,
                "fact.code",
                answer.isPresent() ? said("code") : report.subject().serial());
        answer.ifPresent(given -> {
            fact(paper, "paper.place", said("place").isEmpty() ? text.say("paper.place-none") : said("place"));
            fact(paper, "proof.checked", Minute.of(given.checkedAt()));
            fact(paper, "answer.reference", said("reference"));
        });
        fact(paper, "proof.operator", OPERATOR);
    }

    /** In the words of that moment: neither the texts of today nor the record of today change them. */
    private void answered(Paper paper) {
        paper.heading(text.say("paper.answered"));
        if (answer.isEmpty()) {
            paper.paragraph(text.say(
                    "paper.not-kept", text.say("verdict." + report.subject().seen() + ".label")));
            return;
        }
        GivenAnswer given = answer.get();
        paper.answer(
                Colour.valueOf(said("colour").toUpperCase(Locale.ROOT)),
                said("label"),
                said("headline"),
                said("advice"));
        given.checks()
                .forEach(check -> paper.point(
                        MARKS.getOrDefault(check.answer(), Mark.DASH),
                        text.say("mark." + check.answer()) + " " + check.words()));
        paper.gap();
        given.notes().forEach(paper::note);
        otherLanguage().ifPresent(read -> {
            GivenAnswer original =
                    GivenAnswer.read(file.answered().orElseThrow().words(), read);
            paper.note(text.say(
                    "paper.read-in", read.ownName(), original.text("headline") + " " + original.text("advice")));
        });
    }

    /** The language in which the reader read the answer, when it is not the paper's. */
    private Optional<Language> otherLanguage() {
        return file.answered()
                .flatMap(kept -> Language.named(kept.language()))
                .filter(read -> read != wanted.language());
    }

    private void reported(Paper paper) {
        ReportWords words = report.words();
        paper.heading(text.say("paper.reported"));
        fact(paper, "report.when", Minute.of(report.reportedAt()));
        fact(paper, "report.about", text.say("report.kind." + words.kind()));
        fact(paper, "paper.shop", words.shop());
        fact(paper, "paper.where", Regions.withCity(words.city(), words.region(), wanted.language()));
        if (!words.details().isEmpty()) {
            fact(paper, "paper.details", text.say("paper.details-how"));
            paper.quote(words.details());
        }
        if (!file.photos().isEmpty()) {
            List<Photo> photos = new ArrayList<>();
            for (ReportPhoto photo : file.photos()) {
                String name = text.say("report.photo-more", photos.size() + 1);
                photos.add(new Photo(photo.content(), name + " · SHA-256 " + photo.hash(), name));
            }
            paper.photos(text.say("paper.photos-how"), photos);
        }
    }

    private void became(Paper paper) {
        String who = said("brand").isEmpty() ? OPERATOR : said("brand");
        paper.heading(text.say("paper.became"));
        fact(paper, "report.status", text.say("report.status." + report.status()));
        fact(paper, "paper.changed", Minute.of(report.changedAt()));
        if (report.answer().isEmpty()) {
            fact(paper, "report.answer", text.say("paper.no-answer", who));
        } else {
            fact(paper, "report.answer", text.say("paper.answer-of", who));
            paper.quote(report.answer());
        }
        paper.gap();
        paper.exact(text.say("paper.status-address"), wanted.places().status());
        paper.note(text.say("paper.today"));
    }

    private void says(Paper paper) {
        paper.heading(text.say("paper.says"));
        for (int i = 1; i <= SENTENCES; i++) {
            paper.point("•", text.say("paper.says." + i));
        }
    }

    private void check(Paper paper) {
        paper.heading(text.say("paper.check"));
        if (bundle.isEmpty()) {
            paper.paragraph(text.say("paper.no-file"));
            return;
        }
        Bundle proof = bundle.get();
        paper.attach(new Attachment(Bundle.NAME, "application/json", proof.bytes(), text.say("paper.file-words")));
        if (proof.checkpoint().isEmpty() || said("state").equals("UNKNOWN")) {
            String which = text.has("proof." + said("state")) ? said("state") : "UNAVAILABLE";
            paper.paragraph(text.say("proof." + which));
        }
        paper.point("1", text.say("paper.step.1", Bundle.NAME));
        paper.point("2", text.say("paper.step.2"));
        paper.point("3", text.say("paper.step.3", said("code"), said("state")));
        paper.gap();
        paper.exact(text.say("paper.command"), "node jitrace-verifier.mjs " + Bundle.NAME + " " + chainId);
        paper.exact(text.say("paper.verifier"), wanted.places().verifier());
        paper.exact(
                text.say("paper.hash-of", "jitrace-verifier.mjs"),
                wanted.places().verifierHash());
        paper.exact(text.say("paper.hash-of", Bundle.NAME), proof.sha256());
        paper.exact(text.say("paper.genesis"), chainId);
        proof.checkpoint().ifPresent(point -> {
            paper.exact(text.say("paper.origin"), point.origin());
            paper.exact(text.say("paper.size"), point.size());
            paper.exact(text.say("paper.root"), point.root());
        });
    }

    private String said(String name) {
        return answer.map(given -> given.text(name)).orElse("");
    }

    private void fact(Paper paper, String label, String value) {
        if (!value.isEmpty()) {
            paper.fact(text.say(label), value);
        }
    }
}
