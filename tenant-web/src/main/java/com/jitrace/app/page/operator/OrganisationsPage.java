package com.jitrace.app.page.operator;

import com.jitrace.app.licence.Admission;
import com.jitrace.app.licence.WelcomingOrganisations;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Organisations on the platform, licences for brands, partners of brands. */
@Named
@RequestScoped
public class OrganisationsPage {
    private static final long CODES_MAX = 1_000_000_000L;
    private static final int DAYS_MAX = 3650;
    private final Organisations organisations;
    private final Admission admission;
    private final WelcomingOrganisations welcoming;
    private final Clock clock;
    private final Shell shell;
    private String brand = "";
    private String partner = "";
    private long codes = 10_000;
    private int days = 365;
    private String kind = "BRAND";
    private String name = "";
    private String domain = "";
    private String prefixes = "";
    private String login = "";
    private String password = "";
    private @Nullable List<Row> all;

    @Inject
    OrganisationsPage(
            Organisations organisations,
            Admission admission,
            WelcomingOrganisations welcoming,
            Clock clock,
            Shell shell) {
        this.organisations = organisations;
        this.admission = admission;
        this.welcoming = welcoming;
        this.clock = clock;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OrganisationsPage() {
        this(null, null, null, null, null);
    }

    /** An organisation. */
    public record Row(String id, String name, String kind, String domain, String since) {}

    public List<Row> all() {
        if (all == null) {
            all = organisations.all().stream().map(this::row).toList();
        }
        return all;
    }

    private Row row(Organisation organisation) {
        return new Row(
                organisation.id().value(),
                organisation.name(),
                organisation.kind().name(),
                organisation.domain(),
                shell.minute(organisation.createdAt()));
    }

    public List<Row> brands() {
        return ofKind("BRAND");
    }

    public List<Row> partners() {
        return ofKind("PARTNER");
    }

    private List<Row> ofKind(String kind) {
        return all().stream().filter(row -> row.kind().equals(kind)).toList();
    }

    public @Nullable String welcome() {
        if (codes < 1 || codes > CODES_MAX || days < 1 || days > DAYS_MAX) {
            return shell.refuse(shell.say("organisations.grant-bad", CODES_MAX, DAYS_MAX));
        }
        Organisation.Kind which = kind.equals("BRAND") ? Organisation.Kind.BRAND : Organisation.Kind.PARTNER;
        WelcomingOrganisations.Welcome outcome = welcoming.welcome(
                new WelcomingOrganisations.Newcomer(
                        which, name.trim(), domain.trim(), prefixes.trim(), login.trim(), password),
                new Admission.Grant(
                        codes, clock.millis() + Duration.ofDays(days).toMillis()));
        return outcome instanceof WelcomingOrganisations.NotWelcomed not
                ? shell.refuse(shell.say(not.code()))
                : shell.go("organisations", "organisations.welcomed", name.trim());
    }

    public @Nullable String grant() {
        Optional<OrganisationId> to = chosen(brands(), brand);
        if (to.isEmpty() || codes < 1 || codes > CODES_MAX || days < 1 || days > DAYS_MAX) {
            return shell.refuse(shell.say("organisations.grant-bad", CODES_MAX, DAYS_MAX));
        }
        long until = clock.millis() + Duration.ofDays(days).toMillis();
        admission.grantLicence(to.get(), new Admission.Grant(codes, until));
        return shell.go("organisations", "organisations.granted", codes);
    }

    public @Nullable String admit() {
        Optional<OrganisationId> to = chosen(brands(), brand);
        Optional<OrganisationId> who = chosen(partners(), partner);
        if (to.isEmpty() || who.isEmpty()) {
            return shell.refuse(shell.say("organisations.choose-both"));
        }
        admission.admitPartner(to.get(), who.get());
        return shell.go("organisations", "organisations.admitted");
    }

    private static Optional<OrganisationId> chosen(List<Row> rows, String id) {
        return rows.stream().map(Row::id).filter(id::equals).findFirst().map(OrganisationId::new);
    }

    public String getBrand() {
        return brand;
    }

    public void setBrand(@Nullable String brand) {
        this.brand = brand == null ? "" : brand;
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(@Nullable String partner) {
        this.partner = partner == null ? "" : partner;
    }

    public long getCodes() {
        return codes;
    }

    public void setCodes(long codes) {
        this.codes = codes;
    }

    public int getDays() {
        return days;
    }

    public void setDays(int days) {
        this.days = days;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(@Nullable String kind) {
        this.kind = kind == null ? "" : kind;
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(@Nullable String domain) {
        this.domain = domain == null ? "" : domain;
    }

    public String getPrefixes() {
        return prefixes;
    }

    public void setPrefixes(@Nullable String prefixes) {
        this.prefixes = prefixes == null ? "" : prefixes;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }
}
