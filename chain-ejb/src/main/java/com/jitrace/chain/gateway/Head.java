package com.jitrace.chain.gateway;

import java.util.Optional;

/**
 * Where the chain stands on this node.
 *
 * @param height of the last certified block; 0 before the first
 * @param size of the log after it
 * @param time of that block, milliseconds UTC; 0 before the first
 * @param doubt why this node has stopped voting, if it has
 */
public record Head(long height, long size, long time, Optional<String> doubt) {}
