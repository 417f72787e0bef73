package com.jitrace.app.page.shell;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** Name and password. */
@Named
@RequestScoped
public class SignInPage {
    private final Shell shell;
    private String name = "";
    private String password = "";

    @Inject
    SignInPage(Shell shell) {
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected SignInPage() {
        this(null);
    }

    public @Nullable String enter() {
        return shell.signIn(name.trim(), password).orElse(null);
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getPassword() {
        return "";
    }

    public void setPassword(@Nullable String password) {
        this.password = password == null ? "" : password;
    }
}
