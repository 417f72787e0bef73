package com.jitrace.chain.entry;

/** Why a batch is refused, in the order of CHAIN.md §8: the first failure decides. The names are part of the interface. */
public enum Reason {
    /** 1: not canonical JSON, or a field that is missing, unknown or misformed, or an entry type nobody knows. */
    NON_CANONICAL,
    /** 1: too large, too many. */
    LIMIT,
    /** 2: for another chain, or count or root do not fit the entries. */
    BAD_BATCH,
    /** 3: the author or the key is not known or not active at this block. */
    KEY,
    /** 4: the signature does not verify. */
    SIGNATURE,
    /** 5: notAfter lies before the block. */
    EXPIRED,
    /** 5: notAfter lies more than ten minutes after the block. */
    TTL,
    /** 6: this author has used this nonce before. */
    REPLAY,
    /** 7 fields: a value that cannot be (a time outside its window, an index beyond the batch). */
    FIELD,
    /** 7 fields: names something that is not on the chain. */
    UNKNOWN,
    /** 7 fields: the id, batch reference or GTIN is taken. */
    EXISTS,
    /** 7 authorisation: fewer valid operator signatures than the threshold. */
    APPROVALS,
    /** 7 authorisation: the author is neither the brand nor named by the authorisation. */
    NOT_AUTHORISED,
    /** 7 authorisation: it, or one above it, was revoked. */
    AUTH_REVOKED,
    /** 7 authorisation: it, or one above it, is not in force at this block. */
    AUTH_TIME,
    /** 7 authorisation: it does not allow this act. */
    AUTH_ACT,
    /** 7 authorisation: it does not cover one of the products. */
    AUTH_PRODUCT,
    /** 7 authorisation: it does not cover the declared region, or none was declared. */
    AUTH_REGION,
    /** 7 licence: not the brand's, or out of time. */
    LICENCE,
    /** 7 licence: more codes than the licence grants. */
    LICENCE_EXCEEDED,
    /** 7 state: the author does not hold the items, or they are not on their way to him. */
    CUSTODY,
    /** 7 state: the items are not in a state that allows the act. */
    STATE,
    /** 7 state: the items, their unit, lot, batch or product are recalled. */
    RECALLED,
    /** 7 state: more of a lot than is there, or than can be counted. */
    STOCK,
    /** 7 owner: a signature of the owner, taker or invite is missing or wrong. */
    OWNER_SIGNATURE
}
