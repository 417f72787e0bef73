package com.jitrace.app.api;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.Role;
import com.jitrace.app.words.Cities;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Places of the world, known offline: regions by what was typed so far, cities by name or coordinates. For staff; a consumer's place is decided in the browser. */
@Path("places")
@Produces("application/json")
@RequestScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER})
public class PlacesResource {
    private static final int TEXT_CHARACTERS_MAX = 80;

    /** Cities of a name, with their regions. */
    @GET
    public JsonArray cities(@QueryParam("city") @Nullable String city) {
        return cities(Cities.named(shortened(city)));
    }

    /** Regions whose name, code or country begins with the text: {@code [{"code","name"}]}, at most twelve, named in the language of the header. */
    @GET
    @Path("regions")
    public JsonArray regions(
            @QueryParam("text") @Nullable String text, @HeaderParam("Accept-Language") @Nullable String languages) {
        Language language = Language.choose(Optional.empty(), Optional.ofNullable(languages));
        JsonArrayBuilder all = Json.createArrayBuilder();
        Regions.proposals(shortened(text), language)
                .forEach(region -> all.add(
                        Json.createObjectBuilder().add("code", region.code()).add("name", region.name())));
        return all.build();
    }

    /** The city nearest to {@code {"lat":…,"lon":…}} in degrees; coordinates stand in the body because addresses are logged. */
    @POST
    @Path("nearest")
    @Consumes("application/json")
    public JsonArray nearest(JsonObject request) {
        double latitude = degrees(request, "lat", 90);
        double longitude = degrees(request, "lon", 180);
        return cities(Cities.nearest(latitude, longitude).stream().toList());
    }

    private static String shortened(@Nullable String text) {
        String given = text == null ? "" : text.strip();
        return given.substring(0, Math.min(TEXT_CHARACTERS_MAX, given.length()));
    }

    private static double degrees(JsonObject request, String field, double max) {
        if (request.get(field) instanceof JsonNumber number && Math.abs(number.doubleValue()) <= max) {
            return number.doubleValue();
        }
        throw Requests.refuse("FIELD_FORM", "The field \"" + field + "\" must be degrees up to " + max + ".");
    }

    private static JsonArray cities(List<Cities.City> found) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        found.forEach(city -> all.add(Json.createObjectBuilder()
                .add("city", city.name())
                .add("country", city.country())
                .add("region", city.region())
                .add("name", city.where(Language.ENGLISH))));
        return all.build();
    }
}
