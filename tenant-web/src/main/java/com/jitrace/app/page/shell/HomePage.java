package com.jitrace.app.page.shell;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.notice.Notice;
import com.jitrace.app.notice.Notices;
import com.jitrace.app.readmodel.ItemRun;
import com.jitrace.app.readmodel.ItemState;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.report.HandlingReports;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work queue: what waits, what was refused, what is to be received, what is left of the licence. */
@Named
@RequestScoped
public class HomePage {
    private final CurrentUser user;
    private final Databases databases;
    private final Organisations organisations;
    private final ReadModel model;
    private @Nullable List<Goods> incoming;
    private @Nullable List<Notice> unseen;

    @Inject
    private TwoPersons persons;

    @Inject
    private Notices notices;

    @Inject
    private Jobs jobs;

    @Inject
    private HandlingReports reports;

    @Inject
    private Shell shell;

    @Inject
    HomePage(CurrentUser user, Databases databases, Organisations organisations, ReadModel model) {
        this.user = user;
        this.databases = databases;
        this.organisations = organisations;
        this.model = model;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected HomePage() {
        this(null, null, null, null);
    }

    /** A run of items of one batch. */
    public record Goods(String ref, int first, int last, int count, String status) {
        static Goods of(ItemRun row) {
            return new Goods(
                    row.ref(),
                    row.run().first(),
                    row.run().last(),
                    row.run().count(),
                    row.run().state().status());
        }
    }

    public boolean isBrand() {
        return user.who()
                .map(who -> who.has(Role.BRAND_USER) || who.has(Role.BRAND_ADMIN))
                .orElse(false);
    }

    public boolean isMovingGoods() {
        return isBrand() || user.who().map(who -> who.has(Role.DISTRIBUTOR)).orElse(false);
    }

    public boolean isOperator() {
        return user.who().map(who -> who.has(Role.OPERATOR)).orElse(false);
    }

    /** Something that waits for this person, or that this person is told. */
    public record Todo(String what, String link) {}

    /** What waits for this person, the most urgent first. */
    public List<Todo> todo() {
        SignedIn who = user.required();
        List<Todo> todo = new ArrayList<>();
        persons.waitingFor(who)
                .forEach(request -> todo.add(new Todo(
                        shell.say("home.decide", shell.say("approval.what." + request.kind(), request.words())),
                        "/console/approvals.xhtml")));
        if (isMovingGoods() && !incoming().isEmpty()) {
            todo.add(new Todo(shell.say("home.receive", incoming().size()), "/console/goods.xhtml"));
        }
        long unread = isBrand() || isOperator() ? reports.waiting() : 0;
        if (unread > 0) {
            todo.add(new Todo(shell.say("home.reports", unread), "/console/reports.xhtml"));
        }
        long running = jobs.newest().stream()
                .filter(job -> job.state() == Job.State.WAITING || job.state() == Job.State.RUNNING)
                .count();
        if (running > 0) {
            todo.add(new Todo(shell.say("home.running", running), "/console/jobs.xhtml"));
        }
        return todo;
    }

    /** What this person was told and has not marked as seen. */
    public List<Todo> news() {
        return unseen().stream()
                .map(notice -> new Todo(sentence(notice), notice.link()))
                .toList();
    }

    private List<Notice> unseen() {
        if (unseen == null) {
            unseen = notices.unseen();
        }
        return unseen;
    }

    private String sentence(Notice notice) {
        String[] words = notice.argument().split(" ", 2);
        String key = switch (notice.kind()) {
            case "refused" -> "subject." + words[0];
            case "job.done", "job.failed" -> "job.kind." + words[0];
            default -> "";
        };
        String what = shell.text().has(key) ? shell.say(key, words[words.length - 1]) : notice.argument();
        return shell.say("notice." + notice.kind(), what);
    }

    public String markSeen() {
        unseen().stream().findFirst().ifPresent(newest -> notices.seen(newest.id()));
        return "/console/home.xhtml?faces-redirect=true";
    }

    /** Codes that the licences in force still allow. */
    public long quotaLeft() {
        return databases.of(
                user.required().organisation(),
                session -> model.licences(session).stream()
                        .filter(licence ->
                                licence.until() > model.cursor(session).blockTime())
                        .mapToLong(licence -> licence.left())
                        .sum());
    }

    /** Goods that others shipped to this organisation. */
    public List<Goods> incoming() {
        if (incoming == null) {
            incoming = held(true);
        }
        return incoming;
    }

    /** Goods that this organisation holds. */
    public List<Goods> stock() {
        return held(false);
    }

    private static boolean isInHand(ItemState state) {
        return state.addressee().isEmpty() && !state.status().equals(ItemState.SOLD);
    }

    private List<Goods> held(boolean onTheWay) {
        SignedIn who = user.required();
        List<String> parties = organisations.parties(who.organisation()).stream()
                .map(Party::id)
                .toList();
        return databases.of(
                who.organisation(),
                session -> model.held(session, parties, onTheWay).stream()
                        .filter(row -> onTheWay || isInHand(row.run().state()))
                        .map(Goods::of)
                        .toList());
    }
}
