package com.jitrace.app.page.consumer;

import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.resolver.LinkSet;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What this resolver is able to (GS1-Conformant resolver standard: resolver description file). */
@WebServlet("/.well-known/gs1resolver")
public class ResolverServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int NO_CONTENT = 204;

    private final transient BaseUrl base;

    @Inject
    public ResolverServlet(BaseUrl base) {
        this.base = base;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] body = description().toString().getBytes(StandardCharsets.UTF_8);
        LinkAnswers.allowOthers(response);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        options(response);
    }

    /** Other sites may ask with GET; nothing else is taken. */
    static void options(HttpServletResponse response) {
        LinkAnswers.allowOthers(response);
        response.setHeader("Access-Control-Allow-Methods", "GET, HEAD, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Accept, Accept-Language");
        response.setHeader("Allow", "GET, HEAD, OPTIONS");
        response.setStatus(NO_CONTENT);
    }

    private JsonObject description() {
        return Json.createObjectBuilder()
                .add("name", "JiTrace")
                .add("resolverRoot", base.value())
                .add("supportedPrimaryKeys", Json.createArrayBuilder().add("01"))
                .add(
                        "supportedLinkType",
                        Json.createArrayBuilder()
                                .add(Json.createObjectBuilder()
                                        .add("namespace", LinkSet.VOCABULARY)
                                        .add("prefix", "gs1:")
                                        .add("profile", LinkSet.VOCABULARY + "?show=linktypes")))
                .add("linkTypeDefaultCanBeLinkset", false)
                .add("jsonLdContextLocation", base + "/static/linkset-context.jsonld")
                .add("contact", Json.createObjectBuilder().add("fn", "JiTrace"))
                .build();
    }
}
