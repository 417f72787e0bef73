package com.jitrace.app.page.consumer;

import com.jitrace.app.catalogue.BrandText;
import com.jitrace.app.catalogue.PresentingBrand;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.verification.State;
import com.jitrace.app.verification.Verdict;
import com.jitrace.app.verification.Wording;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Minute;
import com.jitrace.app.words.Regions;
import com.jitrace.app.words.Texts;
import com.jitrace.spi.ConsumerPanel;
import com.jitrace.spi.IndustryPack;
import com.jitrace.spi.PackTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A verdict in one language, sentence by sentence, for the facelet. */
public final class ItemPage {
    private static final Map<Verdict.Answer, String> SIGNS =
            Map.of(Verdict.Answer.FITS, "✓", Verdict.Answer.DIFFERS, "✗", Verdict.Answer.NOT_CHECKED, "—");
    private static final Set<State> PLACE_MATTERS =
            Set.of(State.OPEN, State.MATCH, State.MISMATCH, State.SOLD, State.REPEATED);
    private static final Set<State> NOTHING_PROVED = Set.of(State.UNKNOWN, State.MISTYPED, State.UNAVAILABLE);
    private static final Set<String> LEAVES_THE_MAKER = Set.of("release", "commission");

    private final Verdict verdict;
    private final Texts text;
    private final Wording wording;
    private final Asked asked;
    private final PlaceForm place;
    private final List<IndustryPack> packs;
    private final Optional<PresentingBrand.Shown> words;

    ItemPage(Verdict verdict, Asked asked, List<IndustryPack> packs, Optional<PresentingBrand.Shown> words) {
        this.verdict = verdict;
        this.text = Texts.in(asked.language());
        this.wording = new Wording(verdict, text);
        this.asked = asked;
        this.place = new PlaceForm(asked);
        this.packs = List.copyOf(packs);
        this.words = words.filter(shown -> verdict.item().isPresent());
    }

    /** A line with a sign before it. */
    public record Line(String sign, String kind, String words) {}

    /** A label and what it says. */
    public record Fact(String label, String value) {}

    /** A step of the journey. */
    public record Stop(String what, String when, String where, String who, String remark) {}

    /** An industry pack's part of the page. */
    public record Panel(String facelet, String stylesheet, Map<String, String> attributes, Map<String, String> msg) {}

    /** A picture of the product to compare with: the whole one, whose hash the sheet names, and its smaller form. */
    public record Shown(String address, String small, String words) {}

    /** Pieces of one part number inside the item; what was said of them since, or "". */
    public record Part(String name, String words, String warning) {}

    /** An authorised vendor with its place. */
    public record Seller(String name, String where, String link) {}

    public Texts text() {
        return text;
    }

    public Language other() {
        return text.language().other();
    }

    public String path() {
        return asked.address().path();
    }

    /** This page again with another parameter; language and place stay. */
    public String link(String parameter) {
        return asked.link(parameter);
    }

    public String state() {
        return verdict.state().name();
    }

    public String colour() {
        return wording.colour();
    }

    public String label() {
        return wording.label();
    }

    public String headline() {
        return wording.headline();
    }

    public String advice() {
        return wording.advice();
    }

    /** What is on its way to the record, and how old the record is when that matters. */
    public List<String> notes() {
        return wording.notes();
    }

    public List<Line> checks() {
        return verdict.reasons().stream()
                .map(reason -> new Line(
                        SIGNS.getOrDefault(reason.answer(), "—"),
                        text.say("mark." + reason.answer()),
                        wording.why(reason)))
                .toList();
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

    /** The brand's verified domain, or "". */
    public String domain() {
        return verdict.domain();
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        verdict.product().ifPresent(sheet -> facts.add(new Fact(text.say("fact.product"), sheet.name())));
        if (isKnown()) {
            String domain = verdict.domain().isEmpty() ? "" : " · " + verdict.domain();
            facts.add(new Fact(text.say("fact.brand"), verdict.brand() + domain));
        }
        asked.address().gtin().ifPresent(gtin -> facts.add(new Fact(text.say("fact.gtin"), gtin)));
        facts.add(new Fact(text.say("fact.code"), verdict.code()));
        return facts;
    }

    /** What the brand says of the product, to compare with the item. */
    public String description() {
        return verdict.product().map(Sheet::description).orElse("");
    }

    public List<Shown> pictures() {
        List<String> hashes = verdict.product().map(Sheet::pictures).orElse(List.of());
        String ref = verdict.item().map(item -> item.ref()).orElse("");
        List<Shown> shown = new ArrayList<>();
        for (String hash : hashes) {
            String address = "/media/" + ref + "/" + hash;
            shown.add(new Shown(
                    address + ".jpg",
                    address + MediaServlet.SMALL + ".jpg",
                    text.say("page.picture", title(), shown.size() + 1)));
        }
        return shown;
    }

    /** Documents and videos; those in the page's language first. */
    public List<Enclosed> files() {
        String ref = verdict.item().map(item -> item.ref()).orElse("");
        return verdict.product().map(sheet -> Enclosed.of(sheet, ref, text)).orElse(List.of());
    }

    /** The address of the picture that the page begins with. */
    Optional<String> firstPicture() {
        return comparing().step() == 0 ? pictures().stream().findFirst().map(Shown::small) : Optional.empty();
    }

    public List<String> signs() {
        return verdict.product().map(Sheet::signs).orElse(List.of());
    }

    /** The comparison step by step. */
    public Comparing comparing() {
        return new Comparing(this, asked.compare());
    }

    /** Whether comparing can add anything: not when the brand itself says "stop". */
    public boolean isComparable() {
        return (PLACE_MATTERS.contains(verdict.state()) || verdict.state() == State.RETIRED)
                && !(pictures().isEmpty() && signs().isEmpty());
    }

    /** Whether the brand has words of its own for this page. */
    public boolean isWordsOfTheBrand() {
        return words.isPresent();
    }

    /** BCP 47; another than the page's where the brand has none in that one. */
    public String brandLanguage() {
        return words.map(PresentingBrand.Shown::language).orElse("");
    }

    public BrandText brandText() {
        return words.map(PresentingBrand.Shown::text).orElse(BrandText.NONE);
    }

    public List<Seller> sellers() {
        return verdict.product().map(Sheet::vendors).orElse(List.of()).stream()
                .map(vendor -> new Seller(
                        vendor.name(),
                        Regions.withCity(vendor.city(), vendor.region(), text.language()),
                        vendor.link()))
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

    /** How the item left its maker; nothing before it did. */
    public List<Fact> origin() {
        List<Fact> facts = new ArrayList<>();
        verdict.journey().stream()
                .filter(step -> LEAVES_THE_MAKER.contains(step.event().act()))
                .findFirst()
                .ifPresent(step -> {
                    facts.add(new Fact(
                            text.say("origin.released"),
                            wording.day(step.event().blockTime())));
                    add(
                            facts,
                            "origin.place",
                            Regions.withCity(step.city(), step.event().region(), text.language()));
                    add(facts, "origin.lot", verdict.standing().lot());
                    facts.add(new Fact(text.say("origin.by"), who(step)));
                });
        return facts;
    }

    /** The parts that the brand lets everybody see. */
    public List<Part> inside() {
        return verdict.inside().stream()
                .map(part -> new Part(part.name(), wording.inside(part), wording.warning(part)))
                .toList();
    }

    private void add(List<Fact> facts, String label, String value) {
        if (!value.isEmpty()) {
            facts.add(new Fact(text.say(label), value));
        }
    }

    public List<Stop> journey() {
        List<Verdict.Step> steps = verdict.journey();
        List<Stop> stops = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Verdict.Step step = steps.get(i);
            stops.add(new Stop(
                    text.say("act." + step.event().act()),
                    wording.day(step.event().blockTime()),
                    Regions.withCity(step.city(), step.event().region(), text.language()),
                    who(step),
                    isOneSided(steps, i) ? text.say("journey.one-sided") : ""));
        }
        return stops;
    }

    /** Whether there is a map to ask for. */
    public boolean isMappable() {
        return verdict.journey().stream()
                .anyMatch(step -> !step.event().region().isEmpty());
    }

    /** The map, when it was asked for and has a point. */
    public List<JourneyMap> map() {
        return asked.shown().contains(Asked.Extra.MAP)
                ? Stream.of(JourneyMap.of(verdict.journey()))
                        .filter(map -> !map.points().isEmpty())
                        .toList()
                : List.of();
    }

    /** What was shipped and not received is one party's word so far. */
    private static boolean isOneSided(List<Verdict.Step> steps, int at) {
        return steps.get(at).event().act().equals("ship")
                && steps.stream()
                        .skip(at + 1L)
                        .noneMatch(later -> later.event().act().equals("receive"));
    }

    private String who(Verdict.Step step) {
        return step.byBrand() ? verdict.brand() : text.say("journey.partner");
    }

    /** Whether asking for the place can add anything to this answer. */
    public boolean isPlaceAsked() {
        return PLACE_MATTERS.contains(verdict.state());
    }

    public PlaceForm place() {
        return place;
    }

    public String chosenRegion() {
        return verdict.place();
    }

    /** The page's address for somebody else: without the reader's place. */
    public String shared() {
        return asked.publicAddress();
    }

    public String shareByMail() {
        return "mailto:?subject=" + Asked.encoded(title()) + "&body=" + Asked.encoded(shared());
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
                    text.say("proof.certified"), Minute.of(verdict.record().blockTime())));
        }
        return facts;
    }

    public String reference() {
        return verdict.reference();
    }

    /** What names this answer: its reference, when it was given and by whom. */
    public List<Fact> answer() {
        return List.of(
                new Fact(text.say("answer.reference"), verdict.reference()),
                new Fact(text.say("proof.checked"), Minute.of(verdict.record().checkedAt())),
                new Fact(text.say("proof.operator"), "JiTrace"));
    }
}
