package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.capture.CorrectingRecords;
import com.jitrace.app.capture.MovingItems;
import com.jitrace.app.capture.PackingItems;
import com.jitrace.app.capture.Recorded;
import com.jitrace.app.capture.Selection;
import com.jitrace.app.capture.Where;
import com.jitrace.app.licence.Partner;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.HomePage;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.words.Cities;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
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

    private String codes = "";
    private String batch = "";
    private int first;
    private int last;
    private String region = "";
    private String city = "";
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

    /** A partner to ship to. */
    public record Addressee(String party, String name) {}

    public List<Addressee> addressees() {
        SignedIn who = user.required();
        return home.isBrand()
                ? partners.all(who.organisation()).stream()
                        .map((Partner partner) -> new Addressee(partner.partyId(), partner.name()))
                        .toList()
                : List.of();
    }

    public @Nullable String release() {
        return tell("release", moving.release(selection(), where()));
    }

    public @Nullable String ship() {
        return to.isEmpty()
                ? shell.refuse(shell.say("goods.no-addressee"))
                : tell("ship", moving.ship(selection(), to, where()));
    }

    public @Nullable String receive() {
        return tell("receive", moving.receive(selection(), where()));
    }

    public @Nullable String sell() {
        Optional<Where> where = where();
        return where.isEmpty()
                ? shell.refuse(shell.say("goods.no-region"))
                : tell("sell", moving.sell(selection(), where.get()));
    }

    public @Nullable String takeBack() {
        return tell("return", moving.takeBack(selection(), where()));
    }

    /** Into a new unit, or into the one that is named beside the codes. */
    public @Nullable String pack() {
        Selection contents = codes.isBlank() ? range() : new Selection.Codes(typed());
        PackingItems.Packed packed = packing.pack(contents, named(unit), named(sscc), where());
        if (packed instanceof PackingItems.Waiting waiting) {
            return shell.go("goods", "goods.recorded.pack", waiting.items(), waiting.unit());
        }
        return tell("pack", new Recorded.NotRecorded(((PackingItems.NotPacked) packed).troubles()));
    }

    public @Nullable String unpack() {
        Selection contents = codes.isBlank() ? range() : new Selection.Codes(typed());
        PackingItems.Packed packed = packing.unpack(contents, unit, where());
        if (packed instanceof PackingItems.Waiting waiting) {
            return shell.go("goods", "goods.recorded.unpack", waiting.items());
        }
        return tell("unpack", new Recorded.NotRecorded(((PackingItems.NotPacked) packed).troubles()));
    }

    /** Takes back a record; the word must be typed, because nothing on the chain is ever erased. */
    public @Nullable String correct() {
        return confirmation.trim().equalsIgnoreCase(shell.say("goods.confirm-word"))
                ? tell("correct", correcting.correct(submission, where()))
                : shell.refuse(shell.say("goods.not-confirmed"));
    }

    private static Optional<String> named(String text) {
        return Optional.of(text.trim()).filter(given -> !given.isEmpty());
    }

    private List<String> typed() {
        return List.of(codes.trim().split("[\\s,]+"));
    }

    private Selection range() {
        return new Selection.Range(batch.trim().toUpperCase(java.util.Locale.ROOT), first, last);
    }

    private Selection selection() {
        if (codes.isBlank() && !unit.isBlank()) {
            return new Selection.OfUnit(unit);
        }
        return codes.isBlank() ? range() : new Selection.Codes(typed());
    }

    private Optional<Where> where() {
        if (!region.isEmpty() || city.isBlank()) {
            return Where.read(region, city);
        }
        List<String> regions = Cities.named(city).stream()
                .map(Cities.City::region)
                .filter(found -> !found.isEmpty())
                .distinct()
                .toList();
        return regions.size() == 1 ? Where.read(regions.get(0), city) : Optional.empty();
    }

    private @Nullable String tell(String act, Recorded recorded) {
        if (recorded instanceof Recorded.Waiting waiting) {
            return shell.go("goods", "goods.recorded." + act, waiting.items());
        }
        ((Recorded.NotRecorded) recorded)
                .troubles().stream()
                        .limit(10)
                        .forEach(trouble -> shell.refuse((trouble.subject().isEmpty() ? "" : trouble.subject() + ": ")
                                + shell.say(trouble.code())));
        return null;
    }

    public String getCodes() {
        return codes;
    }

    public void setCodes(@Nullable String codes) {
        this.codes = codes == null ? "" : codes;
    }

    public String getBatch() {
        return batch;
    }

    public void setBatch(@Nullable String batch) {
        this.batch = batch == null ? "" : batch;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public int getLast() {
        return last;
    }

    public void setLast(int last) {
        this.last = last;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region == null ? "" : region;
    }

    public String getCity() {
        return city;
    }

    public void setCity(@Nullable String city) {
        this.city = city == null ? "" : city;
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
