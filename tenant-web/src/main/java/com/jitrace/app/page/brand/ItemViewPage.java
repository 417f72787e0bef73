package com.jitrace.app.page.brand;

import com.jitrace.app.capture.GoodsAtHand;
import com.jitrace.app.capture.KnownItem;
import com.jitrace.app.capture.KnownItems;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.readmodel.ItemEvent;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One item or unit, as far as this organisation may see it: by code, link, SSCC or unit number. */
@Named
@RequestScoped
public class ItemViewPage {
    private final KnownItems items;
    private final GoodsAtHand goods;
    private final AtHandPage atHand;
    private final Shell shell;

    @Inject
    private WayView ways;

    private String code = "";
    private @Nullable Optional<KnownItem> item;
    private @Nullable Optional<GoodsAtHand.UnitView> unit;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ItemViewPage(KnownItems items, GoodsAtHand goods, AtHandPage atHand, Shell shell) {
        this.items = items;
        this.goods = goods;
        this.atHand = atHand;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ItemViewPage() {
        this(null, null, null, null);
    }

    /** A step of a journey. */
    public record Step(String what, String who, String to, String where, String when, String jump) {}

    private Optional<KnownItem> item() {
        if (item == null) {
            item = items.find(code);
        }
        return item;
    }

    private Optional<GoodsAtHand.UnitView> unit() {
        if (unit == null) {
            unit = goods.unit(code);
        }
        return unit;
    }

    public boolean isItem() {
        return item().isPresent();
    }

    public boolean isUnit() {
        return !isItem() && unit().isPresent();
    }

    public String state() {
        return item().map(known -> shell.say("status." + known.state().status()))
                .orElse("");
    }

    public String custodian() {
        return item().map(known -> who(known.state().custodian()))
                .or(() -> unit().map(view -> who(view.unit().custody().custodian())))
                .orElse("");
    }

    public String addressee() {
        return item().map(known -> who(known.state().addressee()))
                .or(() -> unit().map(view -> who(view.unit().custody().addressee())))
                .orElse("");
    }

    public String place() {
        return atHand.place(item().map(known -> known.state().place())
                .or(() -> unit().map(view -> view.unit().custody().place()))
                .orElse(""));
    }

    public String inUnit() {
        return item().map(known -> known.state().unit())
                .or(() -> unit().map(view -> view.unit().inside()))
                .orElse("");
    }

    public String sscc() {
        return unit().map(GoodsAtHand.UnitView::sscc).orElse("");
    }

    public int count() {
        return unit().map(GoodsAtHand.UnitView::count).orElse(0);
    }

    public boolean isRecalled() {
        return item().map(KnownItem::recalled).orElse(false);
    }

    public List<Step> journey() {
        return item().map(known -> steps(known.journey()))
                .or(() -> unit().map(view -> view.journey().stream()
                        .map(event -> new Step(
                                shell.say("act." + event.act()),
                                who(event.author()),
                                who(event.toParty()),
                                "",
                                shell.minute(event.blockTime()),
                                ""))
                        .toList()))
                .orElse(List.of());
    }

    private List<Step> steps(List<ItemEvent> journey) {
        Map<Integer, String> jumps = ways.jumps(journey);
        return IntStream.range(0, journey.size())
                .mapToObj(i -> {
                    ItemEvent event = journey.get(i);
                    return new Step(
                            shell.say("act." + event.act()),
                            who(event.author()),
                            who(event.toParty()),
                            event.region().isEmpty() ? "" : atHand.place(event.region()),
                            shell.minute(event.happenedAt()),
                            jumps.getOrDefault(i, ""));
                })
                .toList();
    }

    private String who(String party) {
        return party.isEmpty() ? "" : items.isOwn(party) ? shell.organisation() : atHand.name(party);
    }

    public String getCode() {
        return code;
    }

    @PostConstruct
    void begin() {
        String named = FacesContext.getCurrentInstance()
                .getExternalContext()
                .getRequestParameterMap()
                .get("code");
        code = named == null ? "" : named.trim();
    }
}
