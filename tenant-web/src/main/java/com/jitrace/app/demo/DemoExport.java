package com.jitrace.app.demo;

import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.jobs.Job;
import com.jitrace.app.jobs.Jobs;
import com.jitrace.app.labelling.ExportingCodes;
import com.jitrace.app.labelling.FetchingCodeExports;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/** Gets the demo's codes as anybody does: one administrator asks, another one decides, a job writes, a link gives. */
@ApplicationScoped
public class DemoExport {
    private final ExportingCodes exporting;
    private final TwoPersons twoPersons;
    private final Jobs jobs;
    private final FetchingCodeExports fetching;

    @Inject
    DemoExport(ExportingCodes exporting, TwoPersons twoPersons, Jobs jobs, FetchingCodeExports fetching) {
        this.exporting = exporting;
        this.twoPersons = twoPersons;
        this.jobs = jobs;
        this.fetching = fetching;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected DemoExport() {
        this(null, null, null, null);
    }

    /** The columns of every item of a batch. */
    List<String[]> lines(String ref, DemoJourney.InTheNameOf persons, DemoJourney.Patience patience) {
        String request = persons.as("brand-admin@demo", () -> ask(ref));
        String job = persons.as("brand-admin-2@demo", () -> approve(request));
        return persons.as("brand-admin@demo", () -> {
            patience.until(() -> jobs.find(job).orElseThrow().isOver());
            return read(job);
        });
    }

    private String ask(String ref) {
        if (exporting.askForAll(ref, "csv") instanceof ExportingCodes.Asked asked) {
            return asked.request().id();
        }
        throw new IllegalStateException("the demo's codes of batch " + ref + " could not be asked for");
    }

    private String approve(String request) {
        if (twoPersons.decide(request, true) instanceof TwoPersons.Decided decided) {
            return decided.request().outcome().substring("job:".length());
        }
        throw new IllegalStateException("the demo's export " + request + " was not decided");
    }

    private List<String[]> read(String job) {
        Job.State state = jobs.find(job).orElseThrow().state();
        if (!(fetching.link(job) instanceof FetchingCodeExports.Linked linked)) {
            throw new IllegalStateException("the demo's export is " + state);
        }
        try (var lines =
                Files.lines(fetching.fetch(linked.token()).orElseThrow().file())) {
            return lines.skip(1).map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
