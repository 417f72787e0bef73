package com.jitrace.app.verification;

import java.util.Optional;

/**
 * A verdict with what its proof is made from.
 *
 * @param ground empty when the verdict names no item
 */
public record Answer(Verdict verdict, Optional<Ground> ground) {}
