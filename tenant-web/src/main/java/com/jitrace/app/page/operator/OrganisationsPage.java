package com.jitrace.app.page.operator;

import com.jitrace.app.licence.Admission;
import com.jitrace.app.licence.InvitingPartners;
import com.jitrace.app.licence.Licences;
import com.jitrace.app.licence.PartnerRequest;
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
    private final InvitingPartners inviting;

    @Inject
    private Licences licences;

    private final Clock clock;
    private final Shell shell;
    private String brand = "";
    private String partner = "";
    private long codes = 10_000;
    private int days = 365;
    private @Nullable List<Row> all;

    @Inject
    @SuppressWarnings("NullAway.Init")
    OrganisationsPage(
            Organisations organisations, Admission admission, InvitingPartners inviting, Clock clock, Shell shell) {
        this.organisations = organisations;
        this.admission = admission;
        this.inviting = inviting;
        this.clock = clock;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected OrganisationsPage() {
        this(null, null, null, null, null);
    }

    /** An organisation. */
    public record Row(String id, String name, String kind, String domain, String since, String licensed, String left) {}

    /** A partner that a brand asked for. */
    public record Wanted(String brandId, String brand, String partnerId, String partner) {}

    /** What brands asked for and nobody has proposed yet. */
    public List<Wanted> wanted() {
        return inviting.open().stream()
                .filter(waiting -> waiting.state() == PartnerRequest.State.OPEN)
                .map(w -> new Wanted(w.brandId(), w.brand(), w.partnerId(), w.partner()))
                .toList();
    }

    /** Proposes what a brand asked for. */
    public @Nullable String admit(String brandId, String partnerId) {
        brand = brandId;
        partner = partnerId;
        return admit();
    }

    public List<Row> all() {
        if (all == null) {
            all = organisations.all().stream().map(this::row).toList();
        }
        return all;
    }

    private Row row(Organisation organisation) {
        Licences.Sum sum = licences.of(organisation);
        return new Row(
                organisation.id().value(),
                organisation.name(),
                organisation.kind().name(),
                organisation.domain(),
                shell.minute(organisation.createdAt()),
                organisation.kind() == Organisation.Kind.BRAND ? String.valueOf(sum.granted()) : "",
                organisation.kind() == Organisation.Kind.BRAND ? String.valueOf(sum.left()) : "");
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

    public @Nullable String grant() {
        Optional<OrganisationId> to = chosen(brands(), brand);
        if (to.isEmpty() || codes < 1 || codes > CODES_MAX || days < 1 || days > DAYS_MAX) {
            return shell.refuse(shell.say("organisations.grant-bad", CODES_MAX, DAYS_MAX));
        }
        long until = clock.millis() + Duration.ofDays(days).toMillis();
        admission.grantLicence(to.get(), new Admission.Grant(codes, until));
        return shell.go("proposals", "proposals.made");
    }

    public @Nullable String admit() {
        Optional<OrganisationId> to = chosen(brands(), brand);
        Optional<OrganisationId> who = chosen(partners(), partner);
        if (to.isEmpty() || who.isEmpty()) {
            return shell.refuse(shell.say("organisations.choose-both"));
        }
        return admission.admitPartner(to.get(), who.get()).isPresent()
                ? shell.go("proposals", "proposals.made")
                : shell.refuse(shell.say("organisations.admitted-already"));
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
}
