package com.jitrace.chain.gateway;

/** Why this node takes no batches, or why no block can become final, as far as it can tell. */
public sealed interface Standstill {
    /** In English, for programs and logs; pages have words of their own. */
    String sentence();

    /**
     * Too few said something in the last seconds.
     *
     * @param heard validators, this node counted
     * @param validators in the set that signs the next block
     * @param quorum how many of them must sign
     */
    record TooFewHeard(int heard, int validators, int quorum) implements Standstill {
        @Override
        public String sentence() {
            return heard + " of " + validators + " validators can be reached, " + quorum + " are needed";
        }
    }

    /**
     * This node has stopped voting and takes nothing.
     *
     * @param alone whether it is the only validator
     */
    record InDoubt(boolean alone) implements Standstill {
        @Override
        public String sentence() {
            return alone ? "the only validator is in doubt" : "this node is in doubt";
        }
    }

    /** Enough are there, but they have not agreed on a leader yet, or this node has not heard of it. */
    record NobodyOrders() implements Standstill {
        @Override
        public String sentence() {
            return "this node knows of nobody who puts blocks in order";
        }
    }
}
