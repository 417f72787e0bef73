package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.licence.Authorising;
import com.jitrace.app.licence.Partner;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.readmodel.CertifiedAuthorisation;
import com.jitrace.app.words.Regions;
import com.jitrace.chain.entry.Act;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Partners of the brand and what they may do for it. */
@Named
@RequestScoped
public class PartnersPage {
    private static final int DAYS_MAX = 3650;
    private static final List<String> ACTS = List.of("receive", "ship", "sell", "return");
    /** What suppliers do besides; not chosen beforehand. */
    private static final List<String> MORE_ACTS = List.of("commission", "pack", "unpack", "observe", "authorise");

    private final Partners partners;
    private final Authorising authorising;
    private final Catalogue catalogue;
    private final CurrentUser user;
    private final Shell shell;

    @Inject
    private Clock clock;

    private String partner = "";
    private List<String> acts = ACTS;
    private List<String> products = List.of();
    private List<String> countries = List.of();
    private String regions = "";
    private String from = "";
    private int days = 365;
    private String chosen = "";
    private String typed = "";
    private @Nullable List<Row> rows;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PartnersPage(Partners partners, Authorising authorising, Catalogue catalogue, CurrentUser user, Shell shell) {
        this.partners = partners;
        this.authorising = authorising;
        this.catalogue = catalogue;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PartnersPage() {
        this(null, null, null, null, null);
    }

    /** Something to choose. */
    public record Choice(String party, String name) {}

    /** An authorisation in words; the state is in-force, later, over or revoked. */
    public record Row(
            String id,
            String to,
            String acts,
            String products,
            String regions,
            String from,
            String until,
            String state) {}

    public List<Choice> all() {
        return partners.all(user.required().organisation()).stream()
                .map((Partner found) -> new Choice(found.partyId(), found.name()))
                .toList();
    }

    public List<Choice> actChoices() {
        return Stream.concat(ACTS.stream(), MORE_ACTS.stream())
                .map(act -> new Choice(act, shell.say("may." + act)))
                .toList();
    }

    public List<Choice> productChoices() {
        return catalogue.all(user.required().organisation()).stream()
                .map(product -> new Choice(product.id(), product.name()))
                .toList();
    }

    public List<Choice> countryChoices() {
        return Arrays.stream(Locale.getISOCountries())
                .map(code ->
                        new Choice(code, Regions.countryName(code, shell.text().language())))
                .sorted(java.util.Comparator.comparing(
                        Choice::name, java.text.Collator.getInstance(shell.locale())::compare))
                .toList();
    }

    public List<Row> authorisations() {
        if (rows == null) {
            Map<String, String> names = all().stream().collect(Collectors.toMap(Choice::party, Choice::name));
            Map<String, String> goods =
                    productChoices().stream().collect(Collectors.toMap(Choice::party, Choice::name));
            rows = authorising.all().stream()
                    .map(auth -> row(auth, names, goods))
                    .toList();
        }
        return rows;
    }

    /** Those that can still be revoked. */
    public List<Row> revocable() {
        return authorisations().stream()
                .filter(row -> row.state().equals("in-force") || row.state().equals("later"))
                .toList();
    }

    private Row row(CertifiedAuthorisation auth, Map<String, String> names, Map<String, String> goods) {
        return new Row(
                auth.id(),
                names.getOrDefault(auth.toParty(), auth.toParty()),
                auth.acts().stream().map(act -> shell.say("may." + act)).collect(Collectors.joining(", ")),
                auth.products().contains("*")
                        ? shell.say("partners.all-products")
                        : auth.products().stream()
                                .map(id -> goods.getOrDefault(id, id))
                                .collect(Collectors.joining("; ")),
                auth.regions().contains("*")
                        ? shell.say("partners.everywhere")
                        : auth.regions().stream()
                                .map(code -> Regions.name(code, shell.text().language()))
                                .collect(Collectors.joining("; ")),
                shell.minute(auth.from()),
                shell.minute(auth.until()),
                state(auth));
    }

    private String state(CertifiedAuthorisation auth) {
        if (auth.revoked()) {
            return "gone";
        }
        long now = clock.millis();
        return now > auth.until() ? "over" : now < auth.from() ? "later" : "in-force";
    }

    public @Nullable String authorise() {
        Optional<Set<String>> where = where();
        if (where.isEmpty()) {
            return shell.refuse(shell.say("partners.regions-bad"));
        }
        Optional<Long> begin = begin();
        boolean known = all().stream().anyMatch(choice -> choice.party().equals(partner));
        boolean goods = productChoices().stream()
                .map(Choice::party)
                .collect(Collectors.toSet())
                .containsAll(products);
        if (!known
                || !goods
                || acts.isEmpty()
                || !actChoices().stream().map(Choice::party).toList().containsAll(acts)
                || days < 1
                || days > DAYS_MAX
                || begin.isEmpty()) {
            return shell.refuse(shell.say("partners.incomplete"));
        }
        authorising.authorise(
                partner,
                new Authorising.Scope(
                        acts.stream()
                                .map(act -> Act.valueOf(act.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet()),
                        products.isEmpty() ? Set.of("*") : Set.copyOf(products),
                        where.get(),
                        begin.get(),
                        begin.get() + Duration.ofDays(days).toMillis()));
        return shell.go("partners", "partners.authorised");
    }

    /** The countries chosen and the regions typed; "*" when none. */
    private Optional<Set<String>> where() {
        Set<String> codes = new HashSet<>(countries);
        Arrays.stream(regions.trim().toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(code -> !code.isEmpty())
                .forEach(codes::add);
        boolean readable = codes.stream().allMatch(code -> code.matches("\\*|[A-Z]{2}(-[A-Z0-9]{1,3})?"));
        if (!readable || codes.contains("*") && codes.size() > 1) {
            return Optional.empty();
        }
        return Optional.of(codes.isEmpty() ? Set.of("*") : codes);
    }

    private Optional<Long> begin() {
        if (from.isBlank()) {
            return Optional.of(clock.millis());
        }
        try {
            return Optional.of(LocalDate.parse(from)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Revokes what was chosen, when the partner's name was typed. */
    public @Nullable String revoke() {
        Optional<Row> row =
                revocable().stream().filter(one -> one.id().equals(chosen)).findFirst();
        if (row.isEmpty() || !row.get().to().equalsIgnoreCase(typed.trim())) {
            return shell.refuse(shell.say("partners.not-confirmed"));
        }
        authorising.revoke(chosen);
        return shell.go("partners", "partners.revoked");
    }

    /** An authorisation on one line, to choose it by. */
    public String line(Row row) {
        return Stream.of(row.to(), row.acts(), row.regions()).collect(Collectors.joining(" · "));
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(@Nullable String partner) {
        this.partner = partner == null ? "" : partner;
    }

    public List<String> getActs() {
        return acts;
    }

    public void setActs(List<String> acts) {
        this.acts = List.copyOf(acts);
    }

    public List<String> getProducts() {
        return products;
    }

    public void setProducts(List<String> products) {
        this.products = List.copyOf(products);
    }

    public List<String> getCountries() {
        return countries;
    }

    public void setCountries(List<String> countries) {
        this.countries = List.copyOf(countries);
    }

    public String getRegions() {
        return regions;
    }

    public void setRegions(@Nullable String regions) {
        this.regions = regions == null ? "" : regions;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(@Nullable String from) {
        this.from = from == null ? "" : from;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen == null ? "" : chosen;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(@Nullable String typed) {
        this.typed = typed == null ? "" : typed;
    }
}
