package com.jitrace.app.page.consumer;

import com.jitrace.app.gate.Problem;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.resolver.DigitalLink;
import com.jitrace.app.resolver.LinkSet;
import com.jitrace.app.resolver.Linking;
import com.jitrace.app.resolver.Target;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The part of the answers at a Digital Link that a GS1 conformant resolver gives: link sets and redirections. */
@ApplicationScoped
public class LinkAnswers {
    static final String LINKSET = "application/linkset+json";
    private static final String CONTEXT = "/static/linkset-context.jsonld";
    private static final List<String> ALL = List.of("all", "linkset");
    private static final List<String> OUR_KEYS = List.of("linkType", "region", "format", "lang");
    private static final int TEMPORARY_REDIRECT = 307;

    private final Linking linking;
    private final BaseUrl base;

    @Inject
    LinkAnswers(Linking linking, BaseUrl base) {
        this.linking = linking;
        this.base = base;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected LinkAnswers() {
        this(null, null);
    }

    /** Every address answers readers on other sites, and says where its links are. */
    void announce(HttpServletResponse response, DigitalLink link) {
        allowOthers(response);
        response.addHeader(
                "Link",
                "<" + base + link.levels().get(0) + "?linkType=linkset>; rel=\"linkset\"; type=\"" + LINKSET
                        + "\"; title=\"Links\"");
    }

    static void allowOthers(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
        response.setHeader("Access-Control-Expose-Headers", "Link, Location");
    }

    /** Answers what is the resolver's to answer; false if the page or the verdict is asked for. */
    boolean answer(HttpServletRequest request, HttpServletResponse response, DigitalLink link) throws IOException {
        Optional<String> type =
                Optional.ofNullable(request.getParameter("linkType")).filter(text -> !text.isBlank());
        String accept = header(request, "Accept");
        boolean set = type.map(ALL::contains).orElse(accept.contains(LINKSET));
        if (!set && type.isEmpty() && link.serial().isPresent()) {
            return false;
        }
        Optional<LinkSet> links = linking.links(link);
        if (links.isEmpty()) {
            problem(response, new Problem(404, "GTIN_UNKNOWN", "No such product", "No brand here has this GTIN."));
        } else if (set) {
            write(response, links.get(), accept);
        } else if (type.isPresent() && !type.get().equals("default")) {
            redirectTo(request, response, links.get().find(type.get(), wish(request)));
        } else {
            redirectTo(request, response, Optional.of(links.get().first()));
        }
        return true;
    }

    private static LinkSet.Wish wish(HttpServletRequest request) {
        String language = Optional.ofNullable(request.getParameter("lang")).orElse("");
        String header = header(request, "Accept-Language");
        return new LinkSet.Wish(
                language.isBlank() ? header : language + (header.isBlank() ? "" : "," + header),
                header(request, "Accept"));
    }

    private void redirectTo(HttpServletRequest request, HttpServletResponse response, Optional<Target> target)
            throws IOException {
        if (target.isEmpty()) {
            problem(
                    response,
                    new Problem(
                            404,
                            "LINK_TYPE",
                            "No link of this type",
                            "Ask with ?linkType=all for the links that there are."));
            return;
        }
        response.setStatus(TEMPORARY_REDIRECT);
        response.setHeader("Location", target.get().own() ? absolute(target.get()) : passedOn(request, target.get()));
    }

    /** All key=value pairs go along, except those that speak to this server. */
    private static String passedOn(HttpServletRequest request, Target target) {
        String query = Arrays.stream(
                        Optional.ofNullable(request.getQueryString()).orElse("").split("&"))
                .filter(pair -> pair.indexOf('=') > 0 && !OUR_KEYS.contains(pair.substring(0, pair.indexOf('='))))
                .collect(Collectors.joining("&"));
        String[] parts = target.address().split("#", 2);
        String joined = query.isEmpty() ? parts[0] : parts[0] + (parts[0].contains("?") ? "&" : "?") + query;
        return parts.length == 1 ? joined : joined + "#" + parts[1];
    }

    private String absolute(Target target) {
        return target.own() ? base + target.address() : target.address();
    }

    private void write(HttpServletResponse response, LinkSet links, String accept) throws IOException {
        response.addHeader(
                "Link",
                "<" + base + CONTEXT + ">; rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"");
        boolean plain = !accept.contains(LINKSET) && accept.contains("application/json");
        body(response, plain ? "application/json" : LINKSET, json(links).toString());
    }

    private JsonObject json(LinkSet links) {
        JsonArrayBuilder levels = Json.createArrayBuilder();
        for (LinkSet.Level level : links.levels()) {
            JsonObjectBuilder json = Json.createObjectBuilder()
                    .add("anchor", base + level.path())
                    .add("itemDescription", level.description());
            Map<String, JsonArrayBuilder> byType = new LinkedHashMap<>();
            level.targets()
                    .forEach(target -> byType.computeIfAbsent(target.type(), type -> Json.createArrayBuilder())
                            .add(json(target)));
            byType.forEach((type, targets) -> json.add(LinkSet.VOCABULARY + type, targets));
            levels.add(json.add(
                    LinkSet.VOCABULARY + "defaultLink",
                    Json.createArrayBuilder()
                            .add(Json.createObjectBuilder()
                                    .add("href", absolute(level.first()))
                                    .add("title", level.first().title()))));
        }
        return Json.createObjectBuilder().add("linkset", levels).build();
    }

    private JsonObjectBuilder json(Target target) {
        JsonObjectBuilder json =
                Json.createObjectBuilder().add("href", absolute(target)).add("title", target.title());
        if (!target.languages().isEmpty()) {
            json.add("hreflang", Json.createArrayBuilder(target.languages()));
        }
        if (!target.mediaType().isEmpty()) {
            json.add("type", target.mediaType());
        }
        return json;
    }

    /** A problem for programs; never with status 200. */
    static void problem(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        body(response, Problem.MEDIA_TYPE, problem.toJson());
    }

    private static void body(HttpServletResponse response, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String header(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getHeader(name)).orElse("");
    }
}
