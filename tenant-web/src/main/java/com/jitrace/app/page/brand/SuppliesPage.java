package com.jitrace.app.page.brand;

import com.jitrace.app.capture.MovingItems;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.part.DrawingCodes;
import com.jitrace.app.part.Supplying;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a supplier may make for whom; codes that it draws, and parts that it ships. */
@Named
@RequestScoped
public class SuppliesPage {
    private final Supplying supplying;
    private final DrawingCodes drawing;
    private final MovingItems moving;
    private final MovementOutcome outcome;
    private final Shell shell;

    private String offer = "";
    private int count = 100;
    private String ref = "";
    private String to = "";
    private final RangeForm range = new RangeForm();
    private final PlaceForm place = new PlaceForm();
    private @Nullable List<Supplying.Offer> offers;
    private @Nullable List<Supplying.Drawn> drawn;

    @Inject
    SuppliesPage(Supplying supplying, DrawingCodes drawing, MovingItems moving, MovementOutcome outcome, Shell shell) {
        this.supplying = supplying;
        this.drawing = drawing;
        this.moving = moving;
        this.outcome = outcome;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SuppliesPage() {
        this(null, null, null, null, null);
    }

    public List<Supplying.Offer> offers() {
        if (offers == null) {
            offers = supplying.offers();
        }
        return offers;
    }

    public List<Supplying.Drawn> drawn() {
        if (drawn == null) {
            drawn = supplying.drawn();
        }
        return drawn;
    }

    /** State of a draw, also the style of its badge. */
    public String state(Supplying.Drawn draw) {
        return draw.there() ? "final" : draw.givenUp() ? "refused" : "waiting";
    }

    public List<SelectItem> offerChoices() {
        return offers().stream()
                .map(one -> new SelectItem(
                        one.party() + " " + one.part().product(), one.part().name() + " · " + one.manufacturer()))
                .toList();
    }

    /** Draws whose list can be fetched. */
    public List<SelectItem> lists() {
        return drawn().stream()
                .filter(Supplying.Drawn::there)
                .map(one -> new SelectItem(one.ref(), one.ref() + " · " + one.name() + " · " + one.count()))
                .toList();
    }

    public List<SelectItem> manufacturers() {
        return offers().stream()
                .collect(Collectors.toMap(
                        Supplying.Offer::addressee, Supplying.Offer::manufacturer, (a, b) -> a, java.util.TreeMap::new))
                .entrySet()
                .stream()
                .map(one -> new SelectItem(one.getKey(), one.getValue()))
                .toList();
    }

    public @Nullable String draw() {
        String[] named = offer.split(" ");
        if (named.length != 2) {
            return shell.refuse(shell.say("part.unknown"));
        }
        DrawingCodes.Outcome result = drawing.draw(named[0], named[1], count);
        if (result instanceof DrawingCodes.NotDrawn not) {
            return shell.refuse(shell.say(not.code(), not.argument()));
        }
        return shell.go("supplies", "part.drawn-done", ((DrawingCodes.Drawn) result).ref(), count);
    }

    /** The list of a draw as the answer to this request. */
    public @Nullable String fetch() {
        DrawingCodes.Fetch result = drawing.fetch(ref);
        if (result instanceof DrawingCodes.Fetched fetched) {
            send(fetched);
            return null;
        }
        return shell.refuse(shell.say(result instanceof DrawingCodes.NotFetched not ? not.code() : "part.unknown"));
    }

    private static void send(DrawingCodes.Fetched fetched) {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext answer = faces.getExternalContext();
        answer.responseReset();
        answer.setResponseContentType("text/csv; charset=utf-8");
        answer.setResponseHeader("Content-Disposition", "attachment; filename=\"" + fetched.ref() + ".csv\"");
        answer.setResponseHeader("Cache-Control", "no-store");
        try {
            answer.getResponseOutputStream().write(fetched.csv().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the list could not be sent", e);
        }
        faces.responseComplete();
    }

    public @Nullable String ship() {
        if (place.unread()) {
            return outcome.noPlace(place);
        }
        Optional<SelectItem> known = manufacturers().stream()
                .filter(one -> one.getValue().equals(to))
                .findFirst();
        return known.isEmpty()
                ? shell.refuse(shell.say("goods.no-addressee"))
                : outcome.tell("supplies", "ship", moving.ship(range.selection(), to, place.where()));
    }

    public RangeForm getRange() {
        return range;
    }

    public PlaceForm getPlace() {
        return place;
    }

    public String getOffer() {
        return offer;
    }

    public void setOffer(@Nullable String offer) {
        this.offer = offer == null ? "" : offer;
    }

    public int getCount() {
        return count;
    }

    public void setCount(int count) {
        this.count = count;
    }

    public String getRef() {
        return ref;
    }

    public void setRef(@Nullable String ref) {
        this.ref = ref == null ? "" : ref;
    }

    public String getTo() {
        return to;
    }

    public void setTo(@Nullable String to) {
        this.to = to == null ? "" : to;
    }
}
