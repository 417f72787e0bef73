package com.jitrace.app.page.people;

import com.jitrace.app.account.Invitations;
import com.jitrace.app.gate.Strangers;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whoever has an invitation's link chooses a password. */
@Named
@RequestScoped
public class JoinPage {
    private final Invitations invitations;
    private final Strangers strangers;
    private final Shell shell;
    private String password = "";

    @Inject
    JoinPage(Invitations invitations, Strangers strangers, Shell shell) {
        this.invitations = invitations;
        this.strangers = strangers;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected JoinPage() {
        this(null, null, null);
    }

    private Optional<Invitations.Welcome> welcome() {
        return getToken().isEmpty() ? Optional.empty() : invitations.look(getToken());
    }

    public boolean isOpen() {
        return welcome().isPresent();
    }

    public String organisation() {
        return welcome().map(Invitations.Welcome::organisation).orElse("");
    }

    public String login() {
        return welcome().map(Invitations.Welcome::login).orElse("");
    }

    public @Nullable String join() {
        long wait = strangers.useLink(shell.address());
        if (wait > 0) {
            return shell.refuse(shell.say("apply.wait", wait));
        }
        return invitations.accept(getToken(), password) instanceof Invitations.NotJoined not
                ? shell.refuse(shell.say(not.code()))
                : shell.go("signin", "join.done");
    }

    /** From the link, then from the form: whether the form is there depends on it before Faces has read any field. */
    public String getToken() {
        return shell.parameter("token");
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }
}
