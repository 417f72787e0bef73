package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.capture.GoodsAtHand;
import com.jitrace.app.licence.Partners;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in hand, on its way to this organisation, and sent but not received. */
@Named
@RequestScoped
public class AtHandPage {
    private final GoodsAtHand goods;
    private final Partners partners;
    private final Databases databases;
    private final CurrentUser user;
    private final Shell shell;
    private @Nullable List<GoodsAtHand.Lot> stock;
    private @Nullable List<GoodsAtHand.Lot> incoming;
    private @Nullable List<GoodsAtHand.UnderWay> underWay;

    @Inject
    AtHandPage(GoodsAtHand goods, Partners partners, Databases databases, CurrentUser user, Shell shell) {
        this.goods = goods;
        this.partners = partners;
        this.databases = databases;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AtHandPage() {
        this(null, null, null, null, null);
    }

    public List<GoodsAtHand.Lot> stock() {
        if (stock == null) {
            stock = goods.stock();
        }
        return stock;
    }

    public List<GoodsAtHand.Lot> incoming() {
        if (incoming == null) {
            incoming = goods.incoming();
        }
        return incoming;
    }

    public List<GoodsAtHand.UnderWay> underWay() {
        if (underWay == null) {
            underWay = goods.underWay();
        }
        return underWay;
    }

    public String place(String region) {
        return region.isEmpty()
                ? shell.say("goods.no-place")
                : Regions.name(region, shell.text().language());
    }

    /** A partner's name from the own directory, else the beginning of its number. */
    public String name(String party) {
        return databases
                .of(user.required().organisation(), session -> partners.name(session, party))
                .orElseGet(() -> party.substring(0, Math.min(8, party.length())));
    }
}
