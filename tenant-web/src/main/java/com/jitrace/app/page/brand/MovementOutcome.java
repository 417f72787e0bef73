package com.jitrace.app.page.brand;

import com.jitrace.app.capture.Recorded;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells a person what became of a movement: how many items are on their way to the chain, or what is wrong with which. */
@RequestScoped
class MovementOutcome {
    private static final int TROUBLES_SHOWN_MAX = 10;

    private final Shell shell;

    @Inject
    MovementOutcome(Shell shell) {
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected MovementOutcome() {
        this(null);
    }

    /** Goes to the page with the sentence of the act, or stays and says what is wrong. */
    @Nullable
    String tell(String page, String act, Recorded recorded) {
        if (recorded instanceof Recorded.Waiting waiting) {
            return shell.go(page, "goods.recorded." + act, waiting.items());
        }
        ((Recorded.NotRecorded) recorded)
                .troubles().stream()
                        .limit(TROUBLES_SHOWN_MAX)
                        .forEach(trouble -> shell.refuse((trouble.subject().isEmpty() ? "" : trouble.subject() + ": ")
                                + shell.say(trouble.code())));
        return null;
    }

    /** Says that no place has this name, and which ones are near. */
    @Nullable
    String noPlace(PlaceForm place) {
        String near = place.meant().stream()
                .map(code -> code + " · " + Regions.name(code, shell.text().language()))
                .collect(Collectors.joining("; "));
        String typed = place.getRegion().isBlank() ? place.getCity() : place.getRegion();
        return shell.refuse(
                near.isEmpty() ? shell.say("goods.place-unknown", typed) : shell.say("goods.place-which", typed, near));
    }
}
