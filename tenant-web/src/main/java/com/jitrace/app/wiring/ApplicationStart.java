package com.jitrace.app.wiring;

import com.jitrace.app.demo.DemoSeeding;
import com.jitrace.app.jobs.JobLoop;
import com.jitrace.app.outbox.SendingLoop;
import com.jitrace.app.projection.ProjectionLoop;
import com.jitrace.app.quality.TellingLoop;
import com.jitrace.app.suspicion.CountingChecks;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Provisioning;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the application: databases first, then the threads that send to the chain, follow it and
 * do long work, then the demo data. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class ApplicationStart {
    private static final Logger LOG = Logger.getLogger(ApplicationStart.class.getName());
    private static final long STOP_MILLIS_MAX = 10_000;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Settings settings;

    @Inject
    private Provisioning provisioning;

    @Inject
    private Organisations organisations;

    @Inject
    private SendingLoop sending;

    @Inject
    private ProjectionLoop projection;

    @Inject
    private CountingChecks checks;

    @Inject
    private TellingLoop notices;

    @Inject
    private JobLoop jobs;

    @Inject
    private DemoSeeding demo;

    @Inject
    private OperatorLinks operators;

    private final List<Thread> running = new ArrayList<>();

    @PostConstruct
    void start() {
        LOG.log(Level.INFO, "{0}", settings);
        provisioning.provisionControl();
        organisations.migrateAll();
        run("jitrace-projection", projection::run);
        run("jitrace-sending", sending::run);
        run("jitrace-checks", checks::run);
        run("jitrace-notices", notices::run);
        jobs.resume();
        for (int i = 1; i <= JobLoop.JOBS_AT_ONCE_MAX; i++) {
            run("jitrace-job-" + i, jobs::run);
        }
        if (settings.demo()) {
            run("jitrace-demo", () -> demo.seed(settings.home().resolve("demo.json")));
        } else {
            // on a thread of its own: the chain starts beside this bean, and whoever waits for it here would hold it up
            run("jitrace-operators", operators::write);
        }
    }

    private void run(String name, Runnable loop) {
        Thread thread = threads.newThread(loop);
        thread.setName(name);
        thread.start();
        running.add(thread);
    }

    @PreDestroy
    void stop() {
        jobs.stop();
        running.forEach(Thread::interrupt);
        for (Thread thread : running) {
            try {
                thread.join(STOP_MILLIS_MAX);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
