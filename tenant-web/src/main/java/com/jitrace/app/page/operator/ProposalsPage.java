package com.jitrace.app.page.operator;

import com.jitrace.app.licence.Proposal;
import com.jitrace.app.licence.Proposals;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What operators decide together. */
@Named
@RequestScoped
public class ProposalsPage {
    private final Proposals proposals;
    private final Shell shell;
    private @Nullable List<Row> all;
    private String chosen = "";
    private String operator = "";
    private String signatures = "";
    private String link = "";
    private String paper = "";

    @Inject
    ProposalsPage(Proposals proposals, Shell shell) {
        this.proposals = proposals;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ProposalsPage() {
        this(null, null);
    }

    /** A proposal in words. */
    public record Row(String id, String kind, String about, String state, String signed, String until, boolean open) {}

    public List<Row> all() {
        if (all == null) {
            all = proposals.all().stream().map(this::row).toList();
        }
        return all;
    }

    public List<Row> open() {
        return all().stream().filter(Row::open).toList();
    }

    private Row row(Proposals.View view) {
        return new Row(
                view.id(),
                view.kind().name(),
                view.about(),
                view.state().name(),
                shell.say(
                        "proposals.signed", view.signedBy().size(), view.needed(), String.join(", ", view.signedBy())),
                shell.minute(view.expiresAt()),
                view.state() == Proposal.State.OPEN);
    }

    public boolean isKeyKept() {
        return proposals.keyKept();
    }

    public List<String> operators() {
        return proposals.operators();
    }

    public @Nullable String approve(String id) {
        return told(proposals.approve(id));
    }

    public @Nullable String approveOffline() {
        return told(proposals.approveOffline(chosen, operator, signatures));
    }

    public @Nullable String decline(String id) {
        return told(proposals.decline(id));
    }

    /** Shows on this page what is to be signed away from the server. */
    public @Nullable String show(String id) {
        paper = proposals.toSign(id).orElse("");
        return null;
    }

    public @Nullable String inviteAgain(String id) {
        Optional<String> token = proposals.inviteAgain(id);
        link = token.map(this::address).orElse("");
        return token.isPresent() ? null : shell.refuse(shell.say("proposals.nobody-to-invite"));
    }

    private @Nullable String told(Proposals.Outcome outcome) {
        if (outcome instanceof Proposals.Stands stands) {
            all = null;
            link = stands.invitation().map(this::address).orElse("");
            String state = "proposals.now." + stands.proposal().state().name();
            return link.isEmpty()
                    ? shell.go("proposals", state, stands.proposal().about())
                    : null;
        }
        return shell.refuse(shell.say(((Proposals.NotTaken) outcome).code()));
    }

    private String address(String token) {
        return shell.site() + "/console/join.xhtml?token=" + token;
    }

    /** The link of a new brand's first administrator; shown this once. */
    public String link() {
        return link;
    }

    /** What is to be signed; "" unless it was asked for. */
    public String paper() {
        return paper;
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(@Nullable String chosen) {
        this.chosen = chosen == null ? "" : chosen;
    }

    public String getOperator() {
        return operator;
    }

    public void setOperator(@Nullable String operator) {
        this.operator = operator == null ? "" : operator;
    }

    public String getSignatures() {
        return signatures;
    }

    public void setSignatures(@Nullable String signatures) {
        this.signatures = signatures == null ? "" : signatures;
    }
}
