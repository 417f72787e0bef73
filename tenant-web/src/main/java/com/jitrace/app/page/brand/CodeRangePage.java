package com.jitrace.app.page.brand;

import com.jitrace.app.capture.Recorded;
import com.jitrace.app.capture.ReleasingCodes;
import com.jitrace.app.capture.Where;
import com.jitrace.app.labelling.CancellingCodes;
import com.jitrace.app.labelling.ExportingCodes;
import com.jitrace.app.page.shell.Shell;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What can be done with a range of a batch: ask for the codes, release it, cancel it. */
@Named
@RequestScoped
public class CodeRangePage {
    private final ExportingCodes exporting;
    private final ReleasingCodes releasing;
    private final CancellingCodes cancelling;
    private final Shell shell;
    private String batch = "";
    private int first;
    private int last;
    private String format = "csv";
    private String region = "";
    private String confirmation = "";

    @Inject
    CodeRangePage(ExportingCodes exporting, ReleasingCodes releasing, CancellingCodes cancelling, Shell shell) {
        this.exporting = exporting;
        this.releasing = releasing;
        this.cancelling = cancelling;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CodeRangePage() {
        this(null, null, null, null);
    }

    public @Nullable String export() {
        ExportingCodes.Asking asking = exporting.ask(batch, format, first, last);
        return asking instanceof ExportingCodes.NotAsked not
                ? shell.refuse(shell.say(not.code(), not.argument()))
                : shell.go("codes", "export.asked");
    }

    public @Nullable String release() {
        Recorded recorded = releasing.release(batch, first, last, Where.read(region, ""));
        if (recorded instanceof Recorded.Waiting waiting) {
            return shell.go("codes", "goods.recorded.release", waiting.items());
        }
        ((Recorded.NotRecorded) recorded).troubles().forEach(trouble -> shell.refuse(shell.say(trouble.code())));
        return null;
    }

    public @Nullable String cancel() {
        if (batch.isEmpty() || !confirmation.trim().toUpperCase(Locale.ROOT).equals(batch)) {
            return shell.refuse(shell.say("cancel.not-confirmed"));
        }
        CancellingCodes.Cancellation outcome = cancelling.cancel(batch, first, last);
        return outcome instanceof CancellingCodes.Waiting waiting
                ? shell.go("codes", "cancel.sent", waiting.codes())
                : shell.refuse(shell.say(
                        ((CancellingCodes.NotCancelled) outcome).code(),
                        ((CancellingCodes.NotCancelled) outcome).argument()));
    }

    public String getBatch() {
        return batch;
    }

    public void setBatch(@Nullable String batch) {
        this.batch = batch == null ? "" : batch;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public int getLast() {
        return last;
    }

    public void setLast(int last) {
        this.last = last;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(@Nullable String format) {
        this.format = format == null ? "" : format;
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region == null ? "" : region;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(@Nullable String confirmation) {
        this.confirmation = confirmation == null ? "" : confirmation;
    }
}
