package com.jitrace.app.gate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;

/** How often people who have not signed in may try something, by the part of the net they come from. */
@ApplicationScoped
public class Strangers {
    private static final int WRONG_SIGN_INS_FREE = 30;
    private static final int APPLICATIONS_FREE = 10;
    private static final int LINKS_FREE = 30;
    private static final int REPORTS_FREE = 5;
    private static final int PAPERS_FREE = 20;

    private final AddressDelay signIns;
    private final AddressDelay applications;
    private final AddressDelay links;
    private final AddressDelay reports;
    private final AddressDelay papers;

    @Inject
    Strangers(Clock clock) {
        signIns = new AddressDelay(clock, WRONG_SIGN_INS_FREE);
        applications = new AddressDelay(clock, APPLICATIONS_FREE);
        links = new AddressDelay(clock, LINKS_FREE);
        reports = new AddressDelay(clock, REPORTS_FREE);
        papers = new AddressDelay(clock, PAPERS_FREE);
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Strangers() {
        signIns = null;
        applications = null;
        links = null;
        reports = null;
        papers = null;
    }

    AddressDelay signIns() {
        return signIns;
    }

    /** Counts an application from this address; seconds to wait when it came too soon, 0 when it may go on. */
    public long apply(String address) {
        return take(applications, address);
    }

    /** Counts the use of an invitation's link from this address; seconds to wait, or 0. */
    public long useLink(String address) {
        return take(links, address);
    }

    /** Counts a reader's report from this address; seconds to wait, or 0. */
    public long report(String address) {
        return take(reports, address);
    }

    /** Counts a paper that is drawn for this address; seconds to wait, or 0. */
    public long drawPaper(String address) {
        return take(papers, address);
    }

    private static long take(AddressDelay delay, String address) {
        long wait = delay.waitSeconds(address);
        if (wait == 0) {
            delay.tried(address);
        }
        return wait;
    }
}
