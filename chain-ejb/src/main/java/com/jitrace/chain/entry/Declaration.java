package com.jitrace.chain.entry;

/** A statement of a party about its own things: products, lots, authorisations, codes, keys. */
public sealed interface Declaration extends Statement permits Product, Lot, Authorise, Revoke, Issue, KeyVeto {}
