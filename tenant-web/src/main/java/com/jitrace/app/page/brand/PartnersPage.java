package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Partners of the brand and what they may do for it. */
@Named
@RequestScoped
public class PartnersPage {
    private static final int DAYS_MAX = 3650;
    private static final List<String> ACTS = List.of("receive", "ship", "sell", "return");
    private final Partners partners;
    private final Authorising authorising;
    private final CurrentUser user;
    private final Clock clock;
    private final Shell shell;
    private String partner = "";
    private List<String> acts = ACTS;
    private String regions = "";
    private int days = 365;

    @Inject
    PartnersPage(Partners partners, Authorising authorising, CurrentUser user, Clock clock, Shell shell) {
        this.partners = partners;
        this.authorising = authorising;
        this.user = user;
        this.clock = clock;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PartnersPage() {
        this(null, null, null, null, null);
    }

    /** A partner. */
    public record Choice(String party, String name) {}

    /** An authorisation in words. */
    public record Row(String id, String to, String acts, String regions, String until, boolean revoked) {}

    public List<Choice> all() {
        return partners.all(user.required().organisation()).stream()
                .map((Partner found) -> new Choice(found.partyId(), found.name()))
                .toList();
    }

    public List<Choice> actChoices() {
        return ACTS.stream()
                .map(act -> new Choice(act, shell.say("may." + act)))
                .toList();
    }

    public List<Row> authorisations() {
        Map<String, String> names = all().stream().collect(Collectors.toMap(Choice::party, Choice::name));
        return authorising.all().stream().map(auth -> row(auth, names)).toList();
    }

    private Row row(CertifiedAuthorisation auth, Map<String, String> names) {
        return new Row(
                auth.id(),
                names.getOrDefault(auth.toParty(), auth.toParty()),
                auth.acts().stream().map(act -> shell.say("may." + act)).collect(Collectors.joining(", ")),
                auth.regions().contains("*")
                        ? shell.say("partners.everywhere")
                        : auth.regions().stream()
                                .map(code -> Regions.name(code, shell.text().language()))
                                .collect(Collectors.joining("; ")),
                shell.minute(auth.until()),
                auth.revoked());
    }

    public @Nullable String authorise() {
        Set<String> where = Arrays.stream(
                        regions.trim().toUpperCase(Locale.ROOT).split("[\\s,;]+"))
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        boolean readable = where.stream().allMatch(code -> code.matches("\\*|[A-Z]{2}(-[A-Z0-9]{1,3})?"));
        if (where.isEmpty() || !readable || (where.contains("*") && where.size() > 1)) {
            return shell.refuse(shell.say("partners.regions-bad"));
        }
        boolean known = all().stream().anyMatch(choice -> choice.party().equals(partner));
        if (!known || acts.isEmpty() || !ACTS.containsAll(acts) || days < 1 || days > DAYS_MAX) {
            return shell.refuse(shell.say("partners.incomplete"));
        }
        long now = clock.millis();
        authorising.authorise(
                partner,
                new Authorising.Scope(
                        acts.stream()
                                .map(act -> Act.valueOf(act.toUpperCase(Locale.ROOT)))
                                .collect(Collectors.toSet()),
                        Set.of("*"),
                        where,
                        now,
                        now + Duration.ofDays(days).toMillis()));
        return shell.go("partners", "partners.authorised");
    }

    public @Nullable String revoke(String id) {
        boolean own = authorising.all().stream().anyMatch(auth -> auth.id().equals(id));
        if (!own) {
            return shell.refuse(shell.say("partners.incomplete"));
        }
        authorising.revoke(id);
        return shell.go("partners", "partners.revoked");
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

    public String getRegions() {
        return regions;
    }

    public void setRegions(@Nullable String regions) {
        this.regions = regions == null ? "" : regions;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }
}
