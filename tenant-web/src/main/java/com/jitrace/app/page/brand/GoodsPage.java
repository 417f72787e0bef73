package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.capture.CorrectingRecords;
import com.jitrace.app.capture.MovingItems;
import com.jitrace.app.capture.PackingItems;
import com.jitrace.app.capture.Recorded;
import com.jitrace.app.capture.Selection;
import com.jitrace.app.capture.Where;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.HomePage;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Release, ship, receive and sell: which items, where, to whom. */
@Named
@RequestScoped
public class GoodsPage {
    private final MovingItems moving;
    private final Partners partners;
    private final HomePage home;
    private final CurrentUser user;
    private final Shell shell;

    @Inject
    private PackingItems packing;

    @Inject
    private CorrectingRecords correcting;

    @Inject
    private Organisations organisations;

    @Inject
    private MovementOutcome outcome;

    private String codes = "";
    private final RangeForm range = new RangeForm();
    private final PlaceForm place = new PlaceForm();
    private final PlaceForm corrected = new PlaceForm();
    private String to = "";
    private String unit = "";
    private String sscc = "";
    private long submission;
    private String confirmation = "";

    @Inject
    GoodsPage(MovingItems moving, Partners partners, HomePage home, CurrentUser user, Shell shell) {
        this.moving = moving;
        this.partners = partners;
        this.home = home;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GoodsPage() {
        this(null, null, null, null, null);
    }

    /** To whom this organisation may ship, by name. */
    public List<Partners.Addressee> addressees() {
        SignedIn who = user.required();
        return home.isBrand()
                ? partners.all(who.organisation()).stream()
                        .map(partner -> new Partners.Addressee(partner.partyId(), partner.name()))
                        .toList()
                : organisations.parties(who.organisation()).stream()
                        .map(Party::tenant)
                        .filter(brand -> !brand.equals(who.organisation()))
                        .flatMap(brand -> partners.addressees(who.organisation(), brand).stream())
                        .toList();
    }

    public @Nullable String release() {
        return at(place, "release", where -> moving.release(selection(), where));
    }

    public @Nullable String ship() {
        return to.isEmpty()
                ? shell.refuse(shell.say("goods.no-addressee"))
                : at(place, "ship", where -> moving.ship(selection(), to, where));
    }

    public @Nullable String receive() {
        return at(place, "receive", where -> moving.receive(selection(), where));
    }

    public @Nullable String sell() {
        return !place.unread() && place.where().isEmpty()
                ? shell.refuse(shell.say("goods.no-region"))
                : at(place, "sell", where -> moving.sell(selection(), where.orElseThrow()));
    }

    public @Nullable String takeBack() {
        return at(place, "return", where -> moving.takeBack(selection(), where));
    }

    /** Into a new unit, or into the one that is named beside the codes. */
    public @Nullable String pack() {
        return place.unread()
                ? outcome.noPlace(place)
                : tell("pack", packing.pack(contents(), named(unit), named(sscc), place.where()));
    }

    public @Nullable String unpack() {
        return place.unread()
                ? outcome.noPlace(place)
                : tell("unpack", packing.unpack(contents(), unit, place.where()));
    }

    /** Takes back a record; the word must be typed, because nothing on the chain is ever erased. */
    public @Nullable String correct() {
        return confirmation.trim().equalsIgnoreCase(shell.say("goods.confirm-word"))
                ? at(corrected, "correct", where -> correcting.correct(submission, where))
                : shell.refuse(shell.say("goods.not-confirmed"));
    }

    private @Nullable String at(PlaceForm place, String act, Function<Optional<Where>, Recorded> use) {
        return place.unread() ? outcome.noPlace(place) : outcome.tell("goods", act, use.apply(place.where()));
    }

    private @Nullable String tell(String act, PackingItems.Packed packed) {
        return packed instanceof PackingItems.Waiting waiting
                ? shell.go("goods", "goods.recorded." + act, waiting.items(), waiting.unit())
                : outcome.tell("goods", act, new Recorded.NotRecorded(((PackingItems.NotPacked) packed).troubles()));
    }

    private static Optional<String> named(String text) {
        return Optional.of(text.trim()).filter(given -> !given.isEmpty());
    }

    private List<String> typed() {
        return List.of(codes.trim().split("[\\s,]+"));
    }

    private Selection contents() {
        return codes.isBlank() ? range.selection() : new Selection.Codes(typed());
    }

    private Selection selection() {
        return codes.isBlank() && !unit.isBlank() ? new Selection.OfUnit(unit) : contents();
    }

    public RangeForm getRange() {
        return range;
    }

    public PlaceForm getPlace() {
        return place;
    }

    /** The place of a correction, which has a form of its own. */
    public PlaceForm getCorrected() {
        return corrected;
    }

    public String getCodes() {
        return codes;
    }

    public void setCodes(@Nullable String codes) {
        this.codes = codes == null ? "" : codes;
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to == null ? "" : to;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = unit == null ? "" : unit;
    }

    public String getSscc() {
        return sscc;
    }

    public void setSscc(@Nullable String sscc) {
        this.sscc = sscc == null ? "" : sscc;
    }

    public long getSubmission() {
        return submission;
    }

    public void setSubmission(long submission) {
        this.submission = submission;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(@Nullable String confirmation) {
        this.confirmation = confirmation == null ? "" : confirmation;
    }
}
