package com.jitrace.app.gate;

import com.jitrace.app.account.Accounts;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The first filter of every request: headers, then the rules in order, then session and sign-in; nothing leaves as a stack trace. */
public class Gate implements Filter {
    /** Request attribute: the nonce of this answer's inline style and script. */
    public static final String NONCE = "jitrace.nonce";

    /** Request attribute: the presented API key is not good. */
    static final String KEY_REFUSED = "jitrace.key-refused";

    /** Request attribute: what the presented API key may be used for. */
    static final String KEY_SCOPES = "jitrace.key-scopes";

    private static final int NONCE_BYTES = 18;
    private final List<Rule> rules;
    private final AnswerHeaders answerHeaders;
    private final Sessions sessions;
    private final CurrentUser currentUser;
    private final RandomGenerator chance;

    @Inject
    public Gate(WebSettings settings, Sessions sessions, CurrentUser currentUser, RandomGenerator chance) {
        HostRule hosts = new HostRule(settings.baseUrl());
        this.rules = List.of(hosts, new PathRule(), new MethodRule(), new BodyRule(), new OriginRule(hosts));
        this.answerHeaders = new AnswerHeaders(settings.tls());
        this.sessions = sessions;
        this.currentUser = currentUser;
        this.chance = chance;
    }

    /** Makes the gate's two settled values once. */
    @ApplicationScoped
    static class Settled {
        @Produces
        @jakarta.inject.Singleton
        WebSettings settings() {
            return WebSettings.fromEnvironment();
        }

        @Produces
        @jakarta.inject.Singleton
        Sessions sessions(WebSettings settings, RandomGenerator chance, Accounts accounts) {
            return new Sessions(settings.tls(), chance, accounts::standing);
        }
    }

    @Override
    public void doFilter(ServletRequest rawRequest, ServletResponse rawResponse, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) rawRequest;
        Asked asked = Asked.from(request);
        GuardedAnswer response = new GuardedAnswer(
                (HttpServletResponse) rawResponse, asked.path(), answerHeaders.forPath(asked.path(), nonce(request)));
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Refusal> refusal = refusal(asked)
                .or(() -> stranger(request, asked))
                .or(() -> KeyScopes.refuse(asked, request.getAttribute(KEY_SCOPES)));
        if (refusal.isPresent()) {
            Answering.answer(request, response, refusal.get());
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null && !sessions.isBound(request, session)) {
            refuseHandle(request, response, asked);
            return;
        }
        if (isConsolePage(asked.path()) && turnedAway(request, response, asked)) {
            return;
        }
        HttpServletRequest limited = new LimitedRequest(request, BodyRule.limit(asked.path(), asked.contentType()));
        try {
            chain.doFilter(new BoundRequest(limited, response, sessions), response);
        } catch (IOException | ServletException | RuntimeException broken) {
            Answering.answer(
                    request, response, Trouble.explain(broken, currentUser.who().isPresent()));
        }
    }

    /** One nonce per answer, also when the container sends it through here a second time. */
    private String nonce(HttpServletRequest request) {
        Object known = request.getAttribute(NONCE);
        String nonce = known instanceof String text ? text : nonce();
        request.setAttribute(NONCE, nonce);
        return nonce;
    }

    private Optional<Refusal> refusal(Asked asked) {
        return rules.stream().flatMap(rule -> rule.refuse(asked).stream()).findFirst();
    }

    private static Optional<Refusal> stranger(HttpServletRequest request, Asked asked) {
        boolean refused = request.getAttribute(KEY_REFUSED) != null;
        return asked.withApiKey() && asked.forProgram() && refused
                ? Optional.of(new Refusal(
                        new Problem(401, "API_KEY", "API key not accepted", "The key is unknown, expired or revoked."),
                        Map.of("WWW-Authenticate", "Bearer")))
                : Optional.empty();
    }

    /** A handle without its secret: expire it rather than end the session, which may be somebody's. */
    private void refuseHandle(HttpServletRequest request, HttpServletResponse response, Asked asked)
            throws IOException {
        sessions.forget(response);
        response.addHeader("Set-Cookie", "jitrace-handle=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        if (asked.method().equals("GET") && !asked.forProgram()) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", asked.rawPath());
        } else {
            Answering.answer(request, response, Refusal.of(Problem.of(401)));
        }
    }

    private static boolean isConsolePage(String path) {
        return path.startsWith("/console/") && !path.equals("/console/") && !PageAccess.OPEN.contains(path);
    }

    private boolean turnedAway(HttpServletRequest request, HttpServletResponse response, Asked asked)
            throws IOException {
        Optional<SignedIn> who = currentUser.who();
        if (who.isEmpty()) {
            askToSignIn(request, response, asked);
        } else if (!PageAccess.allows(asked.path(), who.get())) {
            Answering.answer(request, response, Trouble.notAllowed(true));
        } else {
            return false;
        }
        return true;
    }

    private static void askToSignIn(HttpServletRequest request, HttpServletResponse response, Asked asked)
            throws IOException {
        boolean ajax = "partial/ajax".equals(request.getHeader("Faces-Request"));
        if (ajax) {
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .write("<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response><redirect url=\""
                            + "/console/signin.xhtml\"/></partial-response>");
        } else if (asked.method().equals("GET") || asked.method().equals("POST")) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", "/console/signin.xhtml");
        } else {
            Answering.answer(request, response, Trouble.notAllowed(false));
        }
    }

    private String nonce() {
        byte[] bytes = new byte[NONCE_BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
