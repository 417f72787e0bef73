package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.part.Allotting;
import com.jitrace.app.part.Specification;
import com.jitrace.app.part.SpecificationText;
import com.jitrace.app.part.Specifying;
import com.jitrace.app.part.Tracing;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A manufacturer's part numbers, what is demanded of them, and how many codes which supplier may draw. */
@Named
@RequestScoped
public class PartsPage {
    private final Specifying specifying;
    private final Allotting allotting;
    private final Catalogue catalogue;
    private final CurrentUser user;
    private final Shell shell;

    @Inject
    private Partners partners;

    private String product = "";
    private String tracing = Tracing.PIECE.name();
    private String characteristics = "";
    private String party = "";
    private String part = "";
    private long codes = 1_000;
    private @Nullable List<Specifying.Row> rows;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PartsPage(Specifying specifying, Allotting allotting, Catalogue catalogue, CurrentUser user, Shell shell) {
        this.specifying = specifying;
        this.allotting = allotting;
        this.catalogue = catalogue;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PartsPage() {
        this(null, null, null, null, null);
    }

    /** The part number that the address names is there to be changed. */
    @PostConstruct
    void begin() {
        specifying.find(shell.parameter("id")).ifPresent(row -> {
            product = row.product().id();
            tracing = row.number().tracing().name();
            characteristics =
                    SpecificationText.write(row.specification().specification().characteristics());
        });
    }

    /** Only administrators grant codes. */
    public boolean isAdmin() {
        return user.required().has(Role.BRAND_ADMIN);
    }

    public List<Specifying.Row> parts() {
        if (rows == null) {
            rows = specifying.all();
        }
        return rows;
    }

    public List<SelectItem> products() {
        return catalogue.all(user.required().organisation()).stream()
                .map(one -> new SelectItem(one.id(), one.name()))
                .toList();
    }

    public List<SelectItem> tracings() {
        return Arrays.stream(Tracing.values())
                .map(one -> new SelectItem(one.name(), shell.say("part.tracing." + one.name())))
                .toList();
    }

    public List<SelectItem> traced() {
        return parts().stream()
                .filter(row -> row.number().tracing() != Tracing.NONE)
                .map(row -> new SelectItem(row.product().id(), row.product().name()))
                .toList();
    }

    public List<SelectItem> suppliers() {
        return partners.all(user.required().organisation()).stream()
                .map(one -> new SelectItem(one.partyId(), one.name()))
                .toList();
    }

    public List<Allotting.Row> allotments() {
        return allotting.all();
    }

    public @Nullable String specify() {
        SpecificationText.Reading reading = SpecificationText.read(characteristics);
        if (reading instanceof SpecificationText.Unread unread) {
            return shell.refuse(shell.say("part.line-unread", unread.line()));
        }
        Optional<Tracing> chosen = Tracing.named(tracing);
        Optional<Specification> specification = specification((SpecificationText.Read) reading);
        if (chosen.isEmpty() || specification.isEmpty()) {
            return shell.refuse(shell.say("part.specification-bad"));
        }
        Specifying.Outcome outcome = specifying.specify(product, chosen.get(), specification.get());
        return outcome instanceof Specifying.Specified specified
                ? shell.go("parts", "part.specified", specified.version())
                : shell.refuse(shell.say("part.unknown"));
    }

    /** With the documents that programs named; people change the characteristics here. */
    private Optional<Specification> specification(SpecificationText.Read read) {
        try {
            return Optional.of(new Specification(
                    read.characteristics(),
                    specifying
                            .find(product)
                            .map(row -> row.specification().specification().attachments())
                            .orElse(List.of())));
        } catch (IllegalArgumentException twice) {
            return Optional.empty(); // a name stands there twice, or there are too many
        }
    }

    public @Nullable String grant() {
        Allotting.Outcome outcome = allotting.grant(party, part, codes);
        if (outcome instanceof Allotting.NotGranted not) {
            return shell.refuse(shell.say(not.code(), not.argument()));
        }
        Allotting.Granted granted = (Allotting.Granted) outcome;
        return shell.go("parts", "part.granted", granted.granted(), granted.drawn());
    }

    public String getProduct() {
        return product;
    }

    public void setProduct(@Nullable String product) {
        this.product = product == null ? "" : product;
    }

    public String getTracing() {
        return tracing;
    }

    public void setTracing(@Nullable String tracing) {
        this.tracing = tracing == null ? "" : tracing;
    }

    public String getCharacteristics() {
        return characteristics;
    }

    public void setCharacteristics(@Nullable String characteristics) {
        this.characteristics = characteristics == null ? "" : characteristics;
    }

    public String getParty() {
        return party;
    }

    public void setParty(@Nullable String party) {
        this.party = party == null ? "" : party;
    }

    public String getPart() {
        return part;
    }

    public void setPart(@Nullable String part) {
        this.part = part == null ? "" : part;
    }

    public long getCodes() {
        return codes;
    }

    public void setCodes(long codes) {
        this.codes = codes;
    }
}
