package com.jitrace.chain.entry;

/** A statement about things in the world, made under an authorisation: who may say it, {@link #act} tells. */
public sealed interface Event extends Statement permits Movement, Packing, Building, Stock {
    Details details();

    /** The act an authorisation must allow. */
    Act act();
}
