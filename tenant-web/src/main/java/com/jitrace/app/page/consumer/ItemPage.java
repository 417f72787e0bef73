package com.jitrace.app.page.consumer;

import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import com.jitrace.app.words.Texts;
import com.jitrace.spi.ConsumerPanel;
import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.PackTexts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A verdict in one language, sentence by sentence, for the facelet. */
public final class ItemPage {
    private static final DateTimeFormatter UTC_MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Map<State, String> COLOURS = Map.of(
            State.RECALLED, "red",
            State.UNKNOWN, "red",
            State.CANCELLED, "red",
            State.NOT_RELEASED, "red",
            State.MISMATCH, "amber",
            State.SOLD, "amber",
            State.OPEN, "blue",
            State.MATCH, "green",
            State.MISTYPED, "grey",
            State.UNAVAILABLE, "grey");
    private static final Map<Verdict.Answer, String> SIGNS =
            Map.of(Verdict.Answer.FITS, "✓", Verdict.Answer.DIFFERS, "✗", Verdict.Answer.NOT_CHECKED, "—");
    private static final Set<State> PLACE_MATTERS = Set.of(State.OPEN, State.MATCH, State.MISMATCH, State.SOLD);
    private static final Set<State> NOTHING_PROVED = Set.of(State.UNKNOWN, State.MISTYPED, State.UNAVAILABLE);

    private final Verdict verdict;
    private final Texts text;
    private final Address address;
    private final List<IndustryPack> packs;

    ItemPage(Verdict verdict, Language language, Address address, List<IndustryPack> packs) {
        this.verdict = verdict;
        this.text = Texts.in(language);
        this.address = address;
        this.packs = List.copyOf(packs);
    }

    /** A line with a sign before it. */
    public record Line(String sign, String kind, String words) {}

    /** A label and what it says. */
    public record Fact(String label, String value) {}

    /** A step of the journey. */
    public record Stop(String what, String when, String where) {}

    /** An industry pack's part of the page. */
    public record Panel(String facelet, String stylesheet, Map<String, String> attributes, Map<String, String> msg) {}

    public Texts text() {
        return text;
    }

    public Language other() {
        return text.language().other();
    }

    public String path() {
        return address.path();
    }

    public String state() {
        return verdict.state().name();
    }

    public String colour() {
        return COLOURS.getOrDefault(verdict.state(), "grey");
    }

    public String label() {
        return text.say("verdict." + state() + ".label");
    }

    public String headline() {
        return text.say("verdict." + variant() + ".head", values());
    }

    public String advice() {
        return text.say("verdict." + variant() + ".text", values());
    }

    private String variant() {
        boolean noCity = verdict.state() == State.SOLD
                && verdict.sale()
                        .map(sale -> sale.city().isEmpty() || isRegionItself(sale.city(), sale.region()))
                        .orElse(true);
        return noCity ? "SOLD.nocity" : state();
    }

    private Object[] values() {
        return switch (verdict.state()) {
            case SOLD ->
                verdict.sale()
                        .map(sale -> new Object[] {day(LocalDate.parse(sale.day())), sale.city(), place(sale.region())})
                        .orElseGet(() -> new Object[] {"", "", ""});
            case RECALLED ->
                verdict.recall()
                        .map(recall -> new Object[] {
                            unpunctuated(recall.reason()),
                            recall.remedy().isEmpty() ? text.say("recall.remedy") : unpunctuated(recall.remedy())
                        })
                        .orElseGet(() -> new Object[] {"", ""});
            case MISMATCH -> new Object[] {mismatch()};
            default -> new Object[] {verdict.brand(), verdict.fitting()};
        };
    }

    /** The sentence around it brings its own full stop. */
    private static String unpunctuated(String sentence) {
        return sentence.trim().replaceAll("[.。]+$", "");
    }

    private String mismatch() {
        return verdict.reasons().stream()
                .filter(reason -> reason.answer() == Verdict.Answer.DIFFERS && text.has("mismatch." + reason.detail()))
                .findFirst()
                .map(reason ->
                        text.say("mismatch." + reason.detail(), place(verdict.place()), place(reason.argument())))
                .orElseGet(() -> text.say("mismatch.other"));
    }

    public List<Line> checks() {
        return verdict.reasons().stream()
                .map(reason -> new Line(
                        SIGNS.getOrDefault(reason.answer(), "—"), text.say("mark." + reason.answer()), why(reason)))
                .toList();
    }

    private String why(Verdict.Reason reason) {
        return switch (reason.question()) {
            case ISSUED -> text.say("why.issued", verdict.brand());
            case STATUS -> text.say("why." + reason.detail());
            case PLACE ->
                reason.detail().equals("place.elsewhere") && reason.argument().isEmpty()
                        ? text.say("why.place.no-market", place(verdict.place()))
                        : text.say("why." + reason.detail(), place(verdict.place()), place(reason.argument()));
        };
    }

    public boolean isKnown() {
        return verdict.item().isPresent();
    }

    public String title() {
        return verdict.product().map(Sheet::name).orElseGet(() -> text.say("page.code", verdict.code()));
    }

    public String brandName() {
        return verdict.brand().isEmpty() ? "JiTrace" : verdict.brand();
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        verdict.product().ifPresent(sheet -> facts.add(new Fact(text.say("fact.product"), sheet.name())));
        if (isKnown()) {
            String domain = verdict.domain().isEmpty() ? "" : " · " + verdict.domain();
            facts.add(new Fact(text.say("fact.brand"), verdict.brand() + domain));
        }
        address.gtin().ifPresent(gtin -> facts.add(new Fact(text.say("fact.gtin"), gtin)));
        facts.add(new Fact(text.say("fact.code"), verdict.code()));
        return facts;
    }

    /** What the brand says of the product, to compare with the item. */
    public String description() {
        return verdict.product().map(Sheet::description).orElse("");
    }

    /** A picture of the product to compare with. */
    public record Shown(String address, String words) {}

    /** An authorised vendor with its place. */
    public record Seller(String name, String where, String link) {}

    public List<Shown> pictures() {
        List<String> hashes = verdict.product().map(Sheet::pictures).orElse(List.of());
        String ref = verdict.item().map(item -> item.ref()).orElse("");
        List<Shown> shown = new ArrayList<>();
        for (String hash : hashes) {
            shown.add(new Shown(
                    "/media/" + ref + "/" + hash + ".jpg", text.say("page.picture", title(), shown.size() + 1)));
        }
        return shown;
    }

    public List<String> signs() {
        return verdict.product().map(Sheet::signs).orElse(List.of());
    }

    public List<Seller> sellers() {
        return verdict.product().map(Sheet::vendors).orElse(List.of()).stream()
                .map(vendor -> new Seller(vendor.name(), joined(vendor.city(), vendor.region()), vendor.link()))
                .toList();
    }

    public List<Panel> panels() {
        Map<String, String> attributes =
                verdict.product().map(Sheet::attributes).orElse(Map.of());
        return packs.stream()
                .flatMap(pack -> pack.consumerPanel().map(panel -> panel(pack, panel, attributes)).stream())
                .filter(panel -> !panel.attributes().isEmpty())
                .toList();
    }

    private Panel panel(IndustryPack pack, ConsumerPanel panel, Map<String, String> attributes) {
        String prefix = pack.id() + ".";
        Map<String, String> ofPack = attributes.entrySet().stream()
                .filter(named -> named.getKey().startsWith(prefix))
                .collect(Collectors.toMap(named -> named.getKey().substring(prefix.length()), Map.Entry::getValue));
        PackTexts texts = PackTexts.of(pack, text.language().locale());
        return new Panel(panel.facelet(), panel.stylesheet(), texts.panelValues(panel, ofPack), texts.all());
    }

    public List<Stop> journey() {
        return verdict.journey().stream()
                .map(step -> new Stop(
                        text.say("act." + step.event().act()),
                        day(LocalDate.ofInstant(
                                Instant.ofEpochMilli(step.event().blockTime()), ZoneOffset.UTC)),
                        where(step)))
                .toList();
    }

    private String where(Verdict.Step step) {
        return joined(step.city(), step.event().region());
    }

    private String joined(String city, String region) {
        String place = place(region);
        if (city.isEmpty() || isRegionItself(city, region)) {
            return place;
        }
        return text.language() == Language.CHINESE ? place + city : city + ", " + place;
    }

    /** Whether asking for the place can add anything to this answer. */
    public boolean isPlaceAsked() {
        return PLACE_MATTERS.contains(verdict.state());
    }

    public List<Regions.Country> countries() {
        return Regions.few(text.language());
    }

    public String chosenRegion() {
        return verdict.place();
    }

    public String proofSentence() {
        String which = NOTHING_PROVED.contains(verdict.state()) ? state() : "known";
        return text.say("proof." + which, String.valueOf(verdict.record().height()));
    }

    public List<Fact> proof() {
        List<Fact> facts = new ArrayList<>();
        verdict.item().ifPresent(item -> facts.add(new Fact(text.say("proof.item"), item.ref() + "/" + item.index())));
        if (verdict.record().blockTime() > 0) {
            facts.add(new Fact(
                    text.say("proof.certified"), minute(verdict.record().blockTime())));
        }
        facts.add(new Fact(text.say("proof.checked"), minute(verdict.record().checkedAt())));
        facts.add(new Fact(text.say("proof.operator"), "JiTrace"));
        return facts;
    }

    /** Hamburg in Hamburg is said once. */
    private static boolean isRegionItself(String city, String region) {
        return Arrays.stream(Language.values())
                .map(language -> Regions.name(region, language))
                .anyMatch(name -> name.startsWith(city + ",") || (city.length() > 1 && name.endsWith(city)));
    }

    private String place(String code) {
        return code.isEmpty() ? "" : Regions.name(code, text.language());
    }

    private static String minute(long millis) {
        return UTC_MINUTE.format(Instant.ofEpochMilli(millis));
    }

    private String day(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(text.language().locale())
                .format(date);
    }
}
