package com.jitrace.app.page.people;

import com.jitrace.app.gate.Strangers;
import com.jitrace.app.licence.Applying;
import com.jitrace.app.licence.BrandWish;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/** A brand asks to come in. */
@Named
@RequestScoped
public class ApplyPage {
    private final Applying applying;
    private final Strangers strangers;
    private final Shell shell;
    private String legalName = "";
    private String displayName = "";
    private String domain = "";
    private String prefixes = "";
    private String contact = "";
    private String login = "";
    private long codes = 10_000;
    private String reference = "";
    private String token = "";

    @Inject
    ApplyPage(Applying applying, Strangers strangers, Shell shell) {
        this.applying = applying;
        this.strangers = strangers;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ApplyPage() {
        this(null, null, null);
    }

    public @Nullable String apply() {
        long wait = strangers.apply(shell.address());
        if (wait > 0) {
            return shell.refuse(shell.say("apply.wait", wait));
        }
        Applying.Outcome outcome =
                applying.apply(new BrandWish(legalName, displayName, domain, prefixes, contact, login, codes));
        if (outcome instanceof Applying.Applied applied) {
            reference = applied.reference();
            token = applied.token();
        } else if (outcome instanceof Applying.NotApplied not) {
            not.codes().forEach(code -> shell.refuse(shell.say(code)));
        }
        return null;
    }

    /** What to name the application by; "" before it is sent. */
    public String reference() {
        return reference;
    }

    public String token() {
        return token;
    }

    public String getLegalName() {
        return legalName;
    }

    public void setLegalName(@Nullable String legalName) {
        this.legalName = legalName == null ? "" : legalName;
    }

    public String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(@Nullable String displayName) {
        this.displayName = displayName == null ? "" : displayName;
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(@Nullable String domain) {
        this.domain = domain == null ? "" : domain;
    }

    public String getPrefixes() {
        return prefixes;
    }

    public void setPrefixes(@Nullable String prefixes) {
        this.prefixes = prefixes == null ? "" : prefixes;
    }

    public String getContact() {
        return contact;
    }

    public void setContact(@Nullable String contact) {
        this.contact = contact == null ? "" : contact;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    public long getCodes() {
        return codes;
    }

    public void setCodes(long codes) {
        this.codes = codes;
    }
}
