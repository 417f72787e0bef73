package com.jitrace.app.page.brand;

import com.jitrace.app.capture.ReleasingCodes;
import com.jitrace.app.capture.Selection;
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

    @Inject
    private MovementOutcome outcome;

    private final RangeForm range = new RangeForm();
    private final PlaceForm place = new PlaceForm();
    private String format = "csv";
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
        Selection.Range wanted = range.selection();
        ExportingCodes.Asking asking = exporting.ask(wanted.ref(), format, wanted.first(), wanted.last());
        return asking instanceof ExportingCodes.NotAsked not
                ? shell.refuse(shell.say(not.code(), not.argument()))
                : shell.go("codes", "export.asked");
    }

    public @Nullable String release() {
        Selection.Range wanted = range.selection();
        return place.unread()
                ? outcome.noPlace(place)
                : outcome.tell(
                        "codes",
                        "release",
                        releasing.release(wanted.ref(), wanted.first(), wanted.last(), place.where()));
    }

    public @Nullable String cancel() {
        Selection.Range wanted = range.selection();
        if (wanted.ref().isEmpty()
                || !confirmation.trim().toUpperCase(Locale.ROOT).equals(wanted.ref())) {
            return shell.refuse(shell.say("cancel.not-confirmed"));
        }
        CancellingCodes.Cancellation end = cancelling.cancel(wanted.ref(), wanted.first(), wanted.last());
        return end instanceof CancellingCodes.Waiting waiting
                ? shell.go("codes", "cancel.sent", waiting.codes())
                : shell.refuse(shell.say(
                        ((CancellingCodes.NotCancelled) end).code(), ((CancellingCodes.NotCancelled) end).argument()));
    }

    public RangeForm getRange() {
        return range;
    }

    public PlaceForm getPlace() {
        return place;
    }

    public String getFormat() {
        return format;
    }

    public void setFormat(@Nullable String format) {
        this.format = format == null ? "" : format;
    }

    public String getConfirmation() {
        return confirmation;
    }

    public void setConfirmation(@Nullable String confirmation) {
        this.confirmation = confirmation == null ? "" : confirmation;
    }
}
