package com.jitrace.app.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds steps of a way that lie too far apart for the time between them: then at least one of them was not where or when it says. A region is
 * known by the middle of its cities and clocks go wrong, so both are allowed for; what is flagged cannot be explained by either.
 */
public final class Jumps {
    /** Nothing is carried faster, by air neither; kilometres in an hour. */
    public static final double SPEED_KMH_MAX = 1_000;
    /** So far may the middles of two regions be from where the steps were, together; kilometres. */
    public static final double REGIONS_KM = 800;
    /** So much may two clocks differ, together with waiting for a block; milliseconds. */
    public static final long CLOCKS_MILLIS = 30 * 60_000;

    private static final double EARTH_RADIUS_KM = 6_371;
    private static final double HOUR_MILLIS = 3_600_000;
    private static final long MINUTE_MILLIS = 60_000;

    private Jumps() {}

    /**
     * A step.
     *
     * @param region ISO 3166-2, or "" when the entry names no place
     * @param at milliseconds UTC
     */
    public record Step(String region, long at) {}

    /**
     * Two steps that do not fit.
     *
     * @param from place in the way, from 0
     * @param to place in the way, later in the log
     * @param kilometres between the middles of their regions
     * @param minutes between their times, whichever came first
     */
    public record Jump(int from, int to, long kilometres, long minutes) {}

    /** Each step with a place against the one with a place before it, in the order of the way. */
    public static List<Jump> in(List<Step> way) {
        List<Jump> jumps = new ArrayList<>();
        int before = -1;
        for (int i = 0; i < way.size(); i++) {
            if (way.get(i).region().isEmpty()) {
                continue;
            }
            if (before >= 0) {
                jump(way, before, i).ifPresent(jumps::add);
            }
            before = i;
        }
        return jumps;
    }

    private static Optional<Jump> jump(List<Step> way, int from, int to) {
        Step first = way.get(from);
        Step second = way.get(to);
        if (first.region().equals(second.region())) {
            return Optional.empty();
        }
        long millis = Math.abs(second.at() - first.at());
        return Cities.centre(first.region())
                .flatMap(one -> Cities.centre(second.region()).map(other -> kilometres(one, other)))
                .filter(km -> km - REGIONS_KM > SPEED_KMH_MAX * (millis + CLOCKS_MILLIS) / HOUR_MILLIS)
                .map(km -> new Jump(from, to, Math.round(km), millis / MINUTE_MILLIS));
    }

    /** Along a great circle. */
    static double kilometres(Cities.Point one, Cities.Point other) {
        double north = Math.toRadians(other.latitude() - one.latitude());
        double east = Math.toRadians(other.longitude() - one.longitude());
        double half = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(one.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(half)));
    }
}
