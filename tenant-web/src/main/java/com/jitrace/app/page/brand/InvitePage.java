package com.jitrace.app.page.brand;

import com.jitrace.app.licence.InvitingPartners;
import com.jitrace.app.licence.ShowingPartners;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** On the partners' page: bringing partners, and who of them sees whom. */
@Named
@RequestScoped
public class InvitePage {
    private final InvitingPartners inviting;
    private final ShowingPartners showing;
    private final PartnersPage partners;
    private final Shell shell;
    private String name = "";
    private String login = "";
    private String reference = "";
    private String viewer = "";
    private List<String> others = List.of();
    private String link = "";

    @Inject
    InvitePage(InvitingPartners inviting, ShowingPartners showing, PartnersPage partners, Shell shell) {
        this.inviting = inviting;
        this.showing = showing;
        this.partners = partners;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected InvitePage() {
        this(null, null, null, null);
    }

    /** A partner that was asked for. */
    public record Row(String name, String state) {}

    /** Whom a partner sees, in words. */
    public record Sight(String name, String seen) {}

    public List<Row> requests() {
        return inviting.requests().stream()
                .map(w -> new Row(
                        w.partner(), shell.say("partners.request." + w.state().name())))
                .toList();
    }

    public List<Sight> sights() {
        List<PartnersPage.Choice> all = partners.all();
        return all.stream()
                .map(one -> {
                    Set<String> shown = showing.shown(one.party());
                    return new Sight(
                            one.name(),
                            all.stream()
                                    .filter(other -> shown.contains(other.party()))
                                    .map(PartnersPage.Choice::name)
                                    .collect(java.util.stream.Collectors.joining(", ")));
                })
                .toList();
    }

    public @Nullable String inviteNew() {
        return told(inviting.inviteNew(name.trim(), login.trim()));
    }

    public @Nullable String inviteKnown() {
        return told(inviting.inviteKnown(reference.trim()));
    }

    private @Nullable String told(InvitingPartners.Outcome outcome) {
        if (outcome instanceof InvitingPartners.Invited invited) {
            link = shell.site() + "/console/join.xhtml?token=" + invited.token();
            return null;
        }
        return outcome instanceof InvitingPartners.Asked asked
                ? shell.go("partners", "partners.asked", asked.name())
                : shell.refuse(shell.say(((InvitingPartners.NotInvited) outcome).code()));
    }

    /** The link for the new organisation's first person; shown this once. */
    public String link() {
        return link;
    }

    public @Nullable String show() {
        return showing.show(viewer, Set.copyOf(others))
                ? shell.go("partners", "partners.shown")
                : shell.refuse(shell.say("partners.sees-bad"));
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = name == null ? "" : name;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(@Nullable String login) {
        this.login = login == null ? "" : login;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(@Nullable String reference) {
        this.reference = reference == null ? "" : reference;
    }

    public String getViewer() {
        return viewer;
    }

    public void setViewer(@Nullable String viewer) {
        this.viewer = viewer == null ? "" : viewer;
    }

    public List<String> getOthers() {
        return others;
    }

    public void setOthers(List<String> others) {
        this.others = List.copyOf(others);
    }
}
