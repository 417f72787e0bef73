package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.DescribingProducts;
import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.catalogue.RowProblem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** Products of the signed-in brand. */
@Path("products")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class ProductsResource {
    @Inject
    private Catalogue catalogue;

    @Inject
    private DescribingProducts describing;

    @Inject
    private Packs packs;

    @Inject
    private CurrentUser user;

    @GET
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        catalogue.all(user.required().organisation()).forEach(product -> rows.add(json(product)));
        return rows.build();
    }

    @GET
    @Path("{id}")
    public JsonObject one(@PathParam("id") String id) {
        return catalogue
                .find(user.required().organisation(), id)
                .map(product -> json(product).build())
                .orElseThrow(Requests::notFound);
    }

    /** Takes a catalogue file: CSV with the columns gtin, name, description and one per attribute ({@code pack.attribute}). */
    @POST
    @Consumes("text/csv")
    public Response take(String csv) {
        DescribingProducts.Import outcome = describing.take(csv);
        if (outcome instanceof DescribingProducts.Described described) {
            return described.outboxId() == 0
                    ? Response.ok(Json.createObjectBuilder().add("products", 0).build())
                            .build()
                    : Answers.waiting(described.outboxId());
        }
        return Answers.refused(
                "CATALOGUE",
                "Nothing was taken over",
                ((DescribingProducts.Faulty) outcome)
                        .problems().stream().map(this::fault).toList());
    }

    private Answers.Fault fault(RowProblem problem) {
        String where = "row " + problem.row() + ", " + problem.column() + ": " + problem.value();
        return packs.advice(problem, Locale.ENGLISH)
                .map(advice -> new Answers.Fault(where, problem.code(), advice))
                .orElseGet(() -> Answers.Fault.of(
                        where, problem.code(), problem.arguments().toArray()));
    }

    private static JsonObjectBuilder json(Product product) {
        JsonObjectBuilder attributes = Json.createObjectBuilder();
        product.sheet().attributes().forEach(attributes::add);
        return Json.createObjectBuilder()
                .add("id", product.id())
                .add("gtin", product.gtin())
                .add("name", product.name())
                .add("description", product.sheet().description())
                .add("attributes", attributes)
                .add("sheetHash", product.sheetHash());
    }
}
