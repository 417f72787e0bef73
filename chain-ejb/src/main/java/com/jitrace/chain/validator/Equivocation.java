package com.jitrace.chain.validator;

import com.jitrace.chain.checkpoint.Vkey;

/**
 * Two texts of one size with different roots, both signed by one key: anybody can check it, and no honest validator ever makes one (promises C6, C7).
 *
 * @param first C2SP signed note with that validator's line
 * @param second another one
 */
public record Equivocation(Vkey vkey, String first, String second) {}
