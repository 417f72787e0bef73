package com.jitrace.app.jobs;

import com.jitrace.chain.entry.JsonObject;
import java.io.IOException;
import org.hibernate.Session;

/**
 * What a kind of job does; an application-scoped bean, found by its kind. It may be started again from the beginning after a
 * restart, so whatever it has already decided it must find and not decide twice.
 */
public interface Work {
    /** Names it among the others; the text is {@code job.kind.<kind>}. */
    String kind();

    /**
     * Works on a thread of its own in the name of whoever started the job, and tells {@link JobRun#progress} at least once a second
     * how far it is. What it throws is a failure that people see with a reference, and nothing more.
     */
    Ending run(JobRun run) throws IOException, InterruptedException;

    /** Gives back what the job held (a quota, for example), in the transaction that cancels it or marks it failed. */
    default void givenUp(Session session, JsonObject parameters) {}
}
