package com.jitrace.chain.entry;

/** An event in the life of items: checked against authorisation, custody and the state machine, and written into their history. */
public sealed interface Movement extends Statement permits Release, Ship, Receive, Sell, Return, Cancel, Observe {
    Goods goods();

    Details details();

    /** The act an authorisation must allow. */
    Act act();
}
