package com.jitrace.app.capture;

import com.jitrace.app.readmodel.ItemEvent;
import com.jitrace.app.readmodel.ItemState;
import java.util.List;

/** What an organisation was told of one item. */
public record KnownItem(ItemState state, List<ItemEvent> journey, boolean recalled) {
    public KnownItem {
        journey = List.copyOf(journey);
    }
}
