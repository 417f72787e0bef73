package com.jitrace.app.page.brand;

import com.jitrace.app.capture.Comparison;
import com.jitrace.app.capture.Discrepancy;
import com.jitrace.app.capture.MovingItems;
import com.jitrace.app.capture.ReceivingGoods;
import com.jitrace.app.capture.Selection;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery: count it, see what is missing, too much or unknown, then receive what is there. */
@Named
@RequestScoped
public class IncomingPage {
    private final ReceivingGoods receiving;
    private final MovingItems moving;
    private final Shell shell;

    @Inject
    private MovementOutcome outcome;

    private String codes = "";
    private String unit = "";
    private final PlaceForm place = new PlaceForm();
    private boolean observe;
    private @Nullable Comparison comparison;

    @Inject
    IncomingPage(ReceivingGoods receiving, MovingItems moving, Shell shell) {
        this.receiving = receiving;
        this.moving = moving;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected IncomingPage() {
        this(null, null, null);
    }

    /** One difference, in words. */
    public record Row(String kind, String subject, int items) {}

    public @Nullable String compare() {
        comparison = receiving.compare(typed());
        return null;
    }

    public @Nullable String receive() {
        return place.unread()
                ? outcome.noPlace(place)
                : outcome.tell("incoming", "receive", receiving.receive(typed(), place.where(), observe));
    }

    /** A whole unit by its label, without counting what is in it. */
    public @Nullable String receiveUnit() {
        return place.unread()
                ? outcome.noPlace(place)
                : outcome.tell("incoming", "receive", moving.receive(new Selection.OfUnit(unit), place.where()));
    }

    private List<String> typed() {
        return codes.isBlank() ? List.of() : List.of(codes.trim().split("[\\s,]+"));
    }

    public boolean isCompared() {
        return comparison != null;
    }

    public int there() {
        return comparison == null ? 0 : comparison.there().size();
    }

    public List<Row> differences() {
        return comparison == null
                ? List.of()
                : comparison.differences().stream()
                        .map(one -> new Row(shell.say("difference." + one.kind().name()), one.subject(), one.items()))
                        .toList();
    }

    public List<Discrepancy> kept() {
        return receiving.discrepancies();
    }

    public String getCodes() {
        return codes;
    }

    public void setCodes(@Nullable String codes) {
        this.codes = codes == null ? "" : codes;
    }

    public String getUnit() {
        return unit;
    }

    public void setUnit(@Nullable String unit) {
        this.unit = unit == null ? "" : unit;
    }

    public PlaceForm getPlace() {
        return place;
    }

    public boolean isObserve() {
        return observe;
    }

    public void setObserve(boolean observe) {
        this.observe = observe;
    }
}
