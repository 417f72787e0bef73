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
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray all() {
        JsonArrayBuilder rows = Json.createArrayBuilder();
        catalogue.all(user.required().organisation()).forEach(product -> rows.add(json(product)));
        return rows.build();
    }

    @GET
    @Path("{id}")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
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
        return answer(describing.take(csv), "CATALOGUE");
    }

    private Response answer(DescribingProducts.Import outcome, String code) {
        if (outcome instanceof DescribingProducts.Described described) {
            return described.outboxId() == 0
                    ? Response.ok(Json.createObjectBuilder().add("products", 0).build())
                            .build()
                    : Answers.waiting(described.outboxId());
        }
        return Answers.refused(
                code,
                "Nothing was taken over",
                ((DescribingProducts.Faulty) outcome)
                        .problems().stream().map(this::fault).toList());
    }

    /**
     * Takes one product's sheet, a new product or a new version of the one with this GTIN: {@code {"gtin","name","description",
     * "attributes":{"pack.attribute":"…"},"pictures":["sha256"],"signs":["…"],"vendors":[{"name","region","city","link"}],
     * "links":[{"type","language","title","address"}],"media":[{"sha256","title","language"}]}}.
     */
    @POST
    @Consumes("application/json")
    public Response write(JsonObject request) {
        return answer(describing.take(SheetJson.draft(request)), "SHEET");
    }

    /** The versions of a product, newest first. */
    @GET
    @Path("{id}/versions")
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public JsonArray versions(@PathParam("id") String id) {
        if (catalogue.find(user.required().organisation(), id).isEmpty()) {
            throw Requests.notFound();
        }
        JsonArrayBuilder rows = Json.createArrayBuilder();
        describing
                .versions(id)
                .forEach(version -> rows.add(Json.createObjectBuilder()
                        .add("version", version.version())
                        .add("sheetHash", version.sheetHash())
                        .add("writtenBy", version.writtenBy())
                        .add("writtenAt", version.writtenAt())
                        .add("submission", version.outboxId())));
        return rows.build();
    }

    private Answers.Fault fault(RowProblem problem) {
        String row = problem.row() == 0 ? "" : "row " + problem.row() + ", ";
        String where = row + problem.column() + ": " + problem.value();
        return packs.advice(problem, Locale.ENGLISH)
                .map(advice -> new Answers.Fault(where, problem.code(), advice))
                .orElseGet(() -> Answers.Fault.of(
                        where, problem.code(), problem.arguments().toArray()));
    }

    private static JsonObjectBuilder json(Product product) {
        return SheetJson.write(product.sheet())
                .add("id", product.id())
                .add("gtin", product.gtin())
                .add("sheetHash", product.sheetHash());
    }
}
