package com.jitrace.app.account;

/** What an API key may be used for; never more than its account's roles allow. */
public enum Scope {
    /** Everything the account may do. */
    ALL,
    /** Looking, changing nothing. */
    READ,
    /** Products and their sheets. */
    CATALOGUE,
    /** Ordering codes, lists, jobs. */
    CODES,
    /** Releases, shipments, receipts, sales and the other movements. */
    CAPTURE,
    /** Partners and what they may do. */
    PARTNERS
}
