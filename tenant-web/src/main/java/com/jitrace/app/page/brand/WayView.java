package com.jitrace.app.page.brand;

import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.words.Jumps;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The way of an item as this organisation was told of it, with a word at each step that does not fit the one before. */
@RequestScoped
class WayView {
    private final TraceNames names;
    private final Shell shell;

    @Inject
    WayView(TraceNames names, Shell shell) {
        this.names = names;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected WayView() {
        this(null, null);
    }

    /**
     * What does not fit.
     *
     * @return a sentence by the place of its step in the way, from 0
     */
    Map<Integer, String> jumps(List<ItemEvent> way) {
        Map<Integer, String> said = new HashMap<>();
        Jumps.in(way.stream()
                        .map(event -> new Jumps.Step(event.region(), event.happenedAt()))
                        .toList())
                .forEach(jump -> said.put(
                        jump.to(),
                        shell.say(
                                "way.jump",
                                names.place(way.get(jump.from()).region()),
                                jump.kilometres(),
                                jump.minutes())));
        return said;
    }
}
