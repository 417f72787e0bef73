package com.jitrace.app.quality;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.trace.Origin;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hibernate.Session;

/** The notices in an organisation's database, within the caller's transaction. */
record Register(Session session) {
    private static final int ROWS_MAX = 500;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    /** Newest first. */
    List<QualityNotice> all() {
        return session.createQuery("from QualityNotice n order by n.enteredAt desc, n.id", QualityNotice.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    Optional<QualityNotice> find(String id) {
        return ID.matcher(id).matches() ? Optional.ofNullable(session.find(QualityNotice.class, id)) : Optional.empty();
    }

    /** A notice that this organisation handles, for whoever changes it: others wait until the transaction ends. */
    Optional<QualityNotice> handled(String id) {
        return ID.matcher(id).matches()
                ? Optional.ofNullable(session.find(QualityNotice.class, id, LockModeType.PESSIMISTIC_WRITE))
                        .filter(found -> found.state() != QualityNotice.State.GIVEN)
                : Optional.empty();
    }

    List<NoticeItems> items(QualityNotice notice) {
        return session.createQuery(
                        "from NoticeItems i where i.id.noticeId = :notice order by i.id.place", NoticeItems.class)
                .setParameter("notice", notice.id())
                .list();
    }

    Goods goods(QualityNotice notice) {
        return new Goods(
                notice.lot(), items(notice).stream().map(NoticeItems::stretch).toList());
    }

    /** Writes down which items it is about; telling "" = this organisation handles it. */
    void keep(QualityNotice notice, String telling, List<Origin.Stretch> stretches, int place) {
        for (int i = 0; i < stretches.size(); i++) {
            session.persist(new NoticeItems(notice.id(), place + i, telling, stretches.get(i)));
        }
    }

    /** Oldest first. */
    List<NoticeStep> steps(QualityNotice notice) {
        return session.createQuery(
                        "from NoticeStep s where s.id.noticeId = :notice order by s.id.place", NoticeStep.class)
                .setParameter("notice", notice.id())
                .list();
    }

    /** Notes what was done about a locked notice. */
    void step(QualityNotice notice, Deed deed) {
        int place = steps(notice).size() + 1;
        session.persist(new NoticeStep(
                new NoticeStep.Id(notice.id(), place),
                deed.done(),
                deed.by(),
                deed.now(),
                deed.words(),
                deed.outcome()));
        session.flush();
    }

    /** What somebody does about a notice. */
    record Deed(QualityNotice.State done, SignedIn by, long now, String words, List<String> outcome) {}

    List<Telling> tellings(QualityNotice notice) {
        return session.createQuery("from Telling t where t.noticeId = :notice order by t.id", Telling.class)
                .setParameter("notice", notice.id())
                .list();
    }

    /** What was not told yet; what was tried longest ago first. */
    List<Telling> untold(int rowsMax) {
        return session.createQuery("from Telling t where t.toldAt = 0 order by t.triedAt, t.id", Telling.class)
                .setMaxResults(rowsMax)
                .list();
    }
}
