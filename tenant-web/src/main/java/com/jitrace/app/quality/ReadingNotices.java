package com.jitrace.app.quality;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.trace.Reach;
import com.jitrace.app.trace.TracingParts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The notices that the signed-in organisation gave, was told or found itself. */
@ApplicationScoped
@Allowed({Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
public class ReadingNotices {
    /** A manufacturer of the supplier's: {@code toldAt} 0 = it has nothing of the goods yet and is told when they are on their way. */
    public record Told(String manufacturer, long toldAt) {}

    /** A notice with everything about it. */
    public record View(QualityNotice notice, Goods goods, List<NoticeStep> steps, List<Told> told) {}

    private record Rows(QualityNotice notice, Goods goods, List<NoticeStep> steps, List<Telling> tellings) {}

    private final Databases databases;
    private final Organisations organisations;
    private final TracingParts tracing;
    private final CurrentUser user;

    @Inject
    ReadingNotices(Databases databases, Organisations organisations, TracingParts tracing, CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.tracing = tracing;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected ReadingNotices() {
        this(null, null, null, null);
    }

    /** Newest first. */
    public List<QualityNotice> all() {
        return databases.of(user.required().organisation(), session -> new Register(session).all());
    }

    public Optional<View> find(String id) {
        return databases
                .of(user.required().organisation(), session -> rows(session, id))
                .map(rows -> new View(
                        rows.notice(),
                        rows.goods(),
                        rows.steps(),
                        rows.tellings().stream().map(this::told).toList()));
    }

    private static Optional<Rows> rows(Session session, String id) {
        Register register = new Register(session);
        return register.find(id)
                .map(notice ->
                        new Rows(notice, register.goods(notice), register.steps(notice), register.tellings(notice)));
    }

    private Told told(Telling telling) {
        String name =
                organisations.find(telling.tenant()).map(Organisation::name).orElse("");
        return new Told(name, telling.toldAt());
    }

    /** What contains the goods of a notice now, in numbers, as this organisation was told. */
    public Reach reach(View view) {
        return tracing.readReach(view.goods().origin(view.notice().about()));
    }
}
