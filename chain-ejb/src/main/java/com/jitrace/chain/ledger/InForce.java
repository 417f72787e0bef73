package com.jitrace.chain.ledger;

import com.jitrace.chain.checkpoint.ValidatorSet;

/** Whose quorum signs a block. */
public record InForce(long epoch, ValidatorSet set) {}
