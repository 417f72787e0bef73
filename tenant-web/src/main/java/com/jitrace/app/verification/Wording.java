package com.jitrace.app.verification;

import com.jitrace.app.assembly.ShownPart;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import com.jitrace.app.words.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A verdict in the words of UX.md, in one language: the same on the page and in JSON. */
public record Wording(Verdict verdict, Texts text) {
    private static final Map<State, String> COLOURS = Map.ofEntries(
            Map.entry(State.RECALLED, "red"),
            Map.entry(State.STOLEN, "red"),
            Map.entry(State.UNKNOWN, "red"),
            Map.entry(State.CANCELLED, "red"),
            Map.entry(State.NOT_RELEASED, "red"),
            Map.entry(State.MISMATCH, "amber"),
            Map.entry(State.SOLD, "amber"),
            Map.entry(State.REPEATED, "amber"),
            Map.entry(State.OPEN, "blue"),
            Map.entry(State.MATCH, "green"),
            Map.entry(State.YOURS, "green"),
            Map.entry(State.RETIRED, "grey"),
            Map.entry(State.MISTYPED, "grey"),
            Map.entry(State.UNAVAILABLE, "grey"));

    /** red, amber, green, blue or grey. */
    public String colour() {
        return COLOURS.getOrDefault(verdict.state(), "grey");
    }

    /** The state's name for people. */
    public String label() {
        return text.say("verdict." + verdict.state() + ".label");
    }

    /** What is on its way to the record, and how old the record is when that matters. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        verdict.record().waiting().forEach(act -> notes.add(text.say("note.waiting", text.say("act." + act))));
        if (verdict.record().still()) {
            notes.add(text.say("note.still"));
        }
        if (verdict.record().ageIsSaid()) {
            notes.add(text.say("note.age", verdict.record().ageMinutes()));
        } else if (verdict.record().still()) {
            notes.add(text.say("note.age-seconds", verdict.record().ageSeconds()));
        }
        return notes;
    }

    /** The first sentence: it speaks of the code. */
    public String headline() {
        return text.say("verdict." + variant() + ".head", values());
    }

    /** What follows from it: at most one sentence more and one instruction. */
    public String advice() {
        return text.say("verdict." + variant() + ".text", values());
    }

    private String variant() {
        return switch (verdict.state()) {
            case SOLD -> cityOfSale().isEmpty() ? "SOLD.nocity" : "SOLD";
            case REPEATED -> verdict.standing().regions() < 2 ? "REPEATED.oneplace" : "REPEATED";
            case OPEN -> open();
            default -> verdict.state().name();
        };
    }

    /** Only a place that was not asked for can be added. */
    private String open() {
        if (verdict.record().isStale()) {
            return "OPEN.stale";
        } else if (verdict.isSaid(Judgement.PART_RECALLED)) {
            return "OPEN.part-recalled";
        } else if (verdict.isSaid(Judgement.PART_HELD)) {
            return "OPEN.part-held";
        }
        return verdict.place().isEmpty() ? "OPEN" : "OPEN.noplace";
    }

    private String cityOfSale() {
        return verdict.sale()
                .filter(sale -> !Regions.isCalled(sale.region(), sale.city()))
                .map(Verdict.Sale::city)
                .orElse("");
    }

    private Object[] values() {
        return switch (verdict.state()) {
            case SOLD ->
                verdict.sale()
                        .map(sale -> new Object[] {day(LocalDate.parse(sale.day())), sale.city(), place(sale.region())})
                        .orElseGet(() -> new Object[] {"", "", ""});
            case RECALLED -> verdict.recall().map(this::recall).orElseGet(() -> new Object[] {"", "", ""});
            case REPEATED -> repeated(verdict.standing());
            case MISMATCH -> new Object[] {mismatch()};
            case OPEN -> new Object[] {verdict.brand(), verdict.record().ageMinutes()};
            default -> new Object[] {verdict.brand(), verdict.fitting()};
        };
    }

    private Object[] recall(Verdict.Recall recall) {
        return new Object[] {
            text.say("recall.subject." + recall.scope(), recall.subject()),
            unpunctuated(recall.reason()),
            recall.remedy().isEmpty() ? text.say("recall.remedy") : unpunctuated(recall.remedy())
        };
    }

    private Object[] repeated(Verdict.Standing standing) {
        String month = standing.firstMonth().isEmpty() ? "" : month(YearMonth.parse(standing.firstMonth()));
        return new Object[] {standing.checks(), standing.regions(), month};
    }

    private String mismatch() {
        return verdict.reasons().stream()
                .filter(reason -> reason.answer() == Verdict.Answer.DIFFERS && text.has("mismatch." + reason.detail()))
                .findFirst()
                .map(reason ->
                        text.say("mismatch." + reason.detail(), place(verdict.place()), place(reason.argument())))
                .orElseGet(() -> text.say("mismatch.other"));
    }

    /** How many pieces are inside, since when, and by whom they were made as far as that is public. */
    public String inside(ShownPart part) {
        String first = day(part.builtIn().first());
        String last = day(part.builtIn().last());
        String maker = part.maker() == ShownPart.Maker.UNTOLD
                ? ""
                : " · " + text.say("inside.maker." + part.maker(), verdict.brand());
        return text.say(part.pieces() == 1 ? "inside.piece" : "inside.pieces", part.pieces()) + " · "
                + (first.equals(last) ? text.say("inside.day", first) : text.say("inside.days", first, last)) + maker;
    }

    /** What was said of the part since, or "". */
    public String warning(ShownPart part) {
        return part.condition() == ShownPart.Condition.IN_ORDER
                ? ""
                : text.say("inside." + part.condition(), verdict.brand());
    }

    /** A question's answer as a sentence. */
    public String why(Verdict.Reason reason) {
        return switch (reason.question()) {
            case ISSUED -> text.say("why.issued", verdict.brand());
            case STATUS -> text.say("why." + reason.detail(), reason.argument());
            case PLACE ->
                reason.detail().equals("place.elsewhere") && reason.argument().isEmpty()
                        ? text.say("why.place.no-market", place(verdict.place()))
                        : text.say("why." + reason.detail(), place(verdict.place()), place(reason.argument()));
            case HISTORY ->
                text.say(
                        "why." + reason.detail(),
                        verdict.standing().checks(),
                        verdict.standing().regions());
        };
    }

    /** A region's name with its country, or "". */
    public String place(String region) {
        return region.isEmpty() ? "" : Regions.name(region, text.language());
    }

    /** The day (UTC) of a moment in milliseconds. */
    public String day(long millis) {
        return day(LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC));
    }

    private String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(text.language().locale())
                .format(date);
    }

    private String month(YearMonth month) {
        Locale locale = text.language().locale();
        String pattern = text.language() == Language.CHINESE ? "uuuu年M月" : "MMMM uuuu";
        return DateTimeFormatter.ofPattern(pattern, locale).format(month);
    }

    /** The sentence around it brings its own full stop. */
    private static String unpunctuated(String sentence) {
        return sentence.trim().replaceAll("[.。]+$", "");
    }
}
