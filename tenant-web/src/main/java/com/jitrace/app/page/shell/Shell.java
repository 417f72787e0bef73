package com.jitrace.app.page.shell;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.gate.Desk;
import com.jitrace.app.gate.PageAccess;
import com.jitrace.app.network.Entrance;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Minute;
import com.jitrace.app.words.Texts;
import com.jitrace.chain.gateway.Standstill;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame around a console page. */
@Named
@RequestScoped
public class Shell {
    private static final String NOTICE = "jitrace.notice";
    /** At most seven groups for any role (UX: console). */
    private static final List<List<String>> GROUPS = List.of(
            List.of("home"),
            List.of("products", "codes", "parts", "bill"),
            List.of("goods", "supplies", "partrecords", "receive", "gates", "assemble", "trace"),
            List.of("partners", "brand"),
            List.of("reports", "quality", "recalls"),
            List.of("applications", "proposals", "organisations", "network", "platform"),
            List.of("approvals", "jobs"),
            List.of("team", "security", "account"));

    private final CurrentUser user;
    private final Desk desk;
    private @Nullable Texts texts;
    private String notice = "";

    @Inject
    private Entrance entrance;

    @Inject
    Shell(CurrentUser user, Desk desk) {
        this.user = user;
        this.desk = desk;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Shell() {
        this(null, null);
    }

    /** A link of the navigation. */
    public record Link(String id, String address, String label, boolean here) {}

    public Texts text() {
        if (texts == null) {
            texts = Texts.in(desk.language(request()));
        }
        return texts;
    }

    public Locale locale() {
        return text().language().locale();
    }

    public Language other() {
        return text().language().other();
    }

    public String say(String key, Object... values) {
        return text().say(key, values);
    }

    public String userName() {
        return user.who().map(SignedIn::displayName).orElse("");
    }

    public String organisation() {
        return user.who().map(SignedIn::organisationName).orElse("");
    }

    /** The pages that this person may open, in groups. */
    public List<List<Link>> groups() {
        return user.who().stream()
                .flatMap(who -> GROUPS.stream().map(group -> links(group, who)))
                .filter(group -> !group.isEmpty())
                .toList();
    }

    private List<Link> links(List<String> group, SignedIn who) {
        String here = request().getServletPath();
        return group.stream()
                .map(page -> new Link(page, "/console/" + page + ".xhtml", say("nav." + page), false))
                .filter(link -> PageAccess.allows(link.address(), who))
                .map(link -> new Link(
                        link.id(), link.address(), link.label(), link.address().equals(here)))
                .toList();
    }

    /** Where a scanned or pasted code leads: people who move goods see the item as their organisation knows it. */
    public String codeAddress() {
        return user.who()
                .filter(who -> PageAccess.allows("/console/item.xhtml", who))
                .map(who -> "/console/item.xhtml")
                .orElse("/verify");
    }

    /** What to know while the network takes nothing new; "" while it does. */
    public String standstill() {
        return entrance.standstill()
                .map(why -> say("standstill.banner", sentence(why)))
                .orElse("");
    }

    /** Why the network stands still, in this page's language. */
    public String sentence(Standstill why) {
        if (why instanceof Standstill.TooFewHeard few) {
            return say("standstill.heard", few.heard(), few.validators(), few.quorum());
        }
        if (why instanceof Standstill.InDoubt doubt) {
            return say(doubt.alone() ? "standstill.doubt-alone" : "standstill.doubt");
        }
        return say("standstill.orders");
    }

    /** Shows a sentence on the next page that this session sees, and goes there. */
    public String go(String page, String key, Object... values) {
        HttpSession session = request().getSession(true);
        session.setAttribute(NOTICE, say(key, values));
        return "/console/" + page + ".xhtml?faces-redirect=true";
    }

    /** The sentence left by the last step; shown on one page only, however often the page asks. */
    public String notice() {
        HttpSession session = request().getSession(false);
        if (session != null && session.getAttribute(NOTICE) instanceof String sentence) {
            session.removeAttribute(NOTICE);
            notice = sentence;
        }
        return notice;
    }

    /** Says on this page what is wrong; stays here. */
    public @Nullable String refuse(String sentence) {
        FacesContext.getCurrentInstance()
                .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, sentence));
        return null;
    }

    public String minute(long millis) {
        return Minute.of(millis);
    }

    /** A parameter of this request, or "". */
    public String parameter(String name) {
        String value = request().getParameter(name);
        return value == null ? "" : value;
    }

    /** The address this request came from. */
    public String address() {
        return request().getRemoteAddr();
    }

    /** How this site is addressed in links that people pass on, without a slash at the end; the gate has checked the host. */
    public String site() {
        HttpServletRequest request = request();
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    public String signOut() {
        desk.signOut(request(), response());
        return "/console/signin.xhtml?faces-redirect=true";
    }

    Optional<String> signIn(String name, String password) {
        Desk.Outcome outcome = desk.signIn(request(), response(), name, password);
        if (outcome instanceof Desk.Welcome) {
            return Optional.of("/console/home.xhtml?faces-redirect=true");
        }
        refuse(outcome instanceof Desk.Wait wait ? say("signin.wait", wait.seconds()) : say("signin.wrong"));
        return Optional.empty();
    }

    private static HttpServletRequest request() {
        return (HttpServletRequest)
                FacesContext.getCurrentInstance().getExternalContext().getRequest();
    }

    private static HttpServletResponse response() {
        return (HttpServletResponse)
                FacesContext.getCurrentInstance().getExternalContext().getResponse();
    }
}
