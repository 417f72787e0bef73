package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.capture.Discrepancy;
import com.jitrace.app.capture.GoodsAtHand;
import com.jitrace.app.capture.ReceivingGoods;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.List;

/** What this organisation has, awaits and has sent; units by id or SSCC. */
@Path("")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR})
public class StockResource {
    @Inject
    private GoodsAtHand goods;

    @Inject
    private ReceivingGoods receiving;

    @GET
    @Path("stock")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public JsonObject stock() {
        JsonArrayBuilder underWay = Json.createArrayBuilder();
        goods.underWay()
                .forEach(sent -> underWay.add(lot(sent.lot())
                        .add("to", sent.to())
                        .add("since", sent.since())
                        .add("late", sent.late())));
        return Json.createObjectBuilder()
                .add("stock", lots(goods.stock()))
                .add("incoming", lots(goods.incoming()))
                .add("underWay", underWay)
                .build();
    }

    @GET
    @Path("units/{id}")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public JsonObject unit(@PathParam("id") String id) {
        GoodsAtHand.UnitView view = goods.unit(id).orElseThrow(Requests::notFound);
        JsonArrayBuilder journey = Json.createArrayBuilder();
        view.journey()
                .forEach(step -> journey.add(Json.createObjectBuilder()
                        .add("act", step.act())
                        .add("by", step.author())
                        .add("to", step.toParty())
                        .add("time", step.blockTime())
                        .add("entry", step.leafIndex())));
        return Json.createObjectBuilder()
                .add("unit", view.unit().id())
                .add("sscc", view.sscc())
                .add("custodian", view.unit().custody().custodian())
                .add("addressee", view.unit().custody().addressee())
                .add("inside", view.unit().inside())
                .add("items", view.count())
                .add("contents", lots(view.contents()))
                .add("units", Json.createArrayBuilder(view.units()))
                .add("journey", journey)
                .build();
    }

    @GET
    @Path("receipts/discrepancies")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.AUDITOR})
    public JsonArray discrepancies() {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Discrepancy one : receiving.discrepancies()) {
            all.add(Json.createObjectBuilder()
                    .add("kind", one.kind())
                    .add("subject", one.subject())
                    .add("items", one.items())
                    .add("decided", one.decided())
                    .add("time", one.createdAt()));
        }
        return all.build();
    }

    private static JsonArrayBuilder lots(List<GoodsAtHand.Lot> lots) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        lots.forEach(lot -> all.add(lot(lot)));
        return all;
    }

    private static JsonObjectBuilder lot(GoodsAtHand.Lot lot) {
        return Json.createObjectBuilder()
                .add("batch", lot.ref())
                .add("first", lot.first())
                .add("last", lot.last())
                .add("count", lot.count())
                .add("status", lot.status())
                .add("place", lot.place())
                .add("unit", lot.unit())
                .add("sscc", lot.sscc());
    }
}
