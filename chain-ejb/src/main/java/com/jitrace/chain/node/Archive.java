package com.jitrace.chain.node;

import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.epoch.Epochs;

/**
 * What one node has of a chain, and whose it is: enough to read it, without a clock or anybody to talk to.
 *
 * @param epochs the operators' documents that are installed here
 */
public record Archive(Genesis genesis, Epochs epochs, Identity identity, Blocks blocks, StateStore state) {}
