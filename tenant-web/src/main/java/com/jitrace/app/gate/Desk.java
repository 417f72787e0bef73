package com.jitrace.app.gate;

import com.jitrace.app.words.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/** Where people sign in and out and choose the language of their session. */
@RequestScoped
public class Desk {
    /** Outcome of a sign-in. */
    public sealed interface Outcome permits Welcome, Wrong, Wait {}

    public record Welcome() implements Outcome {}

    /** Name or password is wrong; which one is not said. */
    public record Wrong() implements Outcome {}

    /** The next try counts after this many seconds. */
    public record Wait(long seconds) implements Outcome {}

    private final SecurityContext security;
    private final Sessions sessions;
    private final SignInDelay delay;
    private final Strangers strangers;

    @Inject
    Desk(SecurityContext security, Sessions sessions, SignInDelay delay, Strangers strangers) {
        this.security = security;
        this.sessions = sessions;
        this.delay = delay;
        this.strangers = strangers;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Desk() {
        this(null, null, null, null);
    }

    public Outcome signIn(HttpServletRequest request, HttpServletResponse response, String name, String password) {
        long wait = strangers.signIns().waitSeconds(request.getRemoteAddr());
        if (wait > 0) {
            return new Wait(wait);
        }
        AuthenticationStatus status = security.authenticate(
                request,
                response,
                AuthenticationParameters.withParams().credential(new UsernamePasswordCredential(name, password)));
        if (status == AuthenticationStatus.SUCCESS) {
            return new Welcome();
        }
        strangers.signIns().tried(request.getRemoteAddr());
        return delay.seconds() > 0 ? new Wait(delay.seconds()) : new Wrong();
    }

    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.end(request, response);
    }

    /** The language asked for with {@code ?lang=} (kept for the session), else the session's, else the browser's. */
    public Language language(HttpServletRequest request) {
        Optional<Language> asked =
                Optional.ofNullable(request.getParameter("lang")).flatMap(Language::named);
        asked.ifPresent(language -> Sessions.speak(request, language));
        return asked.or(() -> Sessions.language(request))
                .orElseGet(() ->
                        Language.choose(Optional.empty(), Optional.ofNullable(request.getHeader("Accept-Language"))));
    }
}
