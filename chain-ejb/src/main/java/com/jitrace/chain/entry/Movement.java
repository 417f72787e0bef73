package com.jitrace.chain.entry;

/** An event in the life of goods: checked against authorisation, custody and the state machine, and written into their history. */
public sealed interface Movement extends Event
        permits Release, Commission, Ship, Receive, Sell, Return, Cancel, Destroy, Observe, Correct {
    Goods goods();

    @Override
    default long touches() {
        return goods().touches();
    }
}
