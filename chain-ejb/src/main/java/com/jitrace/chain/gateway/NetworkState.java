package com.jitrace.chain.gateway;

import java.util.List;
import java.util.Optional;

/**
 * How the network looks from this node: nobody else is asked, so two nodes may answer differently. Times in milliseconds, sizes in bytes.
 *
 * @param chainId 64 hex digits
 * @param height of the last certified block; 0 before the first
 * @param size of the log after it
 * @param time of that block, UTC; none before the first
 * @param ageMillis how long ago that was by this node's clock
 * @param finality how long blocks took here; none before the first since the start
 * @param checkpointAgeMillis since the time of the block of the published checkpoint; none before the first
 * @param self this node's name
 * @param validating whether this node is in the set that signs the next block
 * @param faulty f: how many of the validators may lie
 * @param quorum q: how many must sign
 * @param validators the set that signs the next block, in its order
 * @param standstill why no block can become final just now, as far as this node can tell
 * @param disk of the data folder; none if the blocks are not on a disk, or it does not answer
 * @param doubt why this node has stopped voting, if it has; without paths of files
 * @param evidence one for each key, the first that was found since the start
 */
public record NetworkState(
        String chainId,
        long epoch,
        long height,
        long size,
        Optional<Long> time,
        Optional<Long> ageMillis,
        Optional<Finality> finality,
        Optional<Long> checkpointAgeMillis,
        String self,
        boolean validating,
        int faulty,
        int quorum,
        List<Validator> validators,
        Optional<Standstill> standstill,
        Waiting pool,
        Optional<Disk> disk,
        Optional<String> doubt,
        List<Evidence> evidence) {
    public NetworkState {
        validators = List.copyOf(validators);
        evidence = List.copyOf(evidence);
    }

    /**
     * From the time that a block states to its certificate on this node.
     *
     * @param medianMillis of the newest blocks
     * @param blocks how many those are
     */
    public record Finality(long medianMillis, int blocks) {}

    /**
     * One of those who sign.
     *
     * @param keyHash of its vkey, 8 hex digits, as in its signature lines
     * @param heard whether it said something a short time ago; this node hears itself
     * @param heardMillis since it said something last; none if it never did since the start, or is this node
     * @param height where it says that it stands: it may lie
     */
    public record Validator(
            String name,
            String keyHash,
            boolean self,
            boolean heard,
            Optional<Long> heardMillis,
            Optional<Long> height) {}

    /** What waits for a block. */
    public record Waiting(int batches, long bytes, long bytesMax) {}

    /** @param freeBytes that this process may use */
    public record Disk(long freeBytes, long totalBytes) {}

    /**
     * Two roots for one size, signed by one key.
     *
     * @param validator its name
     * @param vkey what both notes are checked with
     * @param size of the log that both texts state
     * @param first C2SP signed note
     * @param second another one
     * @param entered whether the chain flags that validator already
     */
    public record Evidence(String validator, String vkey, long size, String first, String second, boolean entered) {}
}
