package com.jitrace.app.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds cities offline, by name or by coordinates (GeoNames, CC-BY; see places-licence.txt). Read when first asked for. */
public final class Cities {
    private static final int FOUND_MAX = 8;
    private static final int CELLS_PER_DEGREE = 4;
    private static final double KILOMETRES_MAX = 60;
    private static final double KILOMETRES_PER_DEGREE = 111.2;

    private Cities() {}

    /**
     * One city.
     *
     * @param country ISO 3166-1
     * @param region ISO 3166-2, or "" where GeoNames' division could not be matched
     */
    public record City(String name, String country, String region) {
        /** The region's name, or the country's. */
        public String where(Language language) {
            return region.isEmpty() ? Regions.countryName(country, language) : Regions.name(region, language);
        }
    }

    /** A point, degrees. */
    public record Point(double latitude, double longitude) {}

    private record Entry(City city, String folded, float latitude, float longitude) {}

    private static final class Loaded {
        private static final List<Entry> ALL = load();
    }

    /** Cities of this name, else those that begin with it; accents and case do not count. */
    public static List<City> named(String typed) {
        String wanted = Nearness.fold(typed);
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<City> exact = matching(Loaded.ALL.stream().filter(e -> e.folded().equals(wanted)));
        return exact.isEmpty()
                ? matching(Loaded.ALL.stream().filter(e -> e.folded().startsWith(wanted)))
                : exact;
    }

    private static List<City> matching(Stream<Entry> entries) {
        return entries.map(Entry::city).distinct().limit(FOUND_MAX).toList();
    }

    /** The city nearest to these coordinates (degrees), if one is within 60 km. */
    public static Optional<City> nearest(double latitude, double longitude) {
        return Loaded.ALL.stream()
                .filter(e -> kilometres(e, latitude, longitude) <= KILOMETRES_MAX)
                .min(Comparator.comparingDouble(e -> kilometres(e, latitude, longitude)))
                .map(Entry::city);
    }

    /** About the middle of a region's cities; empty for a region without one. */
    public static Optional<Point> centre(String region) {
        List<Entry> within = Loaded.ALL.stream()
                .filter(e -> e.city().region().equals(region))
                .toList();
        return within.isEmpty()
                ? Optional.empty()
                : Optional.of(new Point(
                        within.stream().mapToDouble(Entry::latitude).average().orElseThrow(),
                        within.stream().mapToDouble(Entry::longitude).average().orElseThrow()));
    }

    /** The cells of a quarter of a degree that each region has cities in: row·1440 + column, counted from the south-west, ascending. */
    public static SortedMap<String, SortedSet<Integer>> cells() {
        SortedMap<String, SortedSet<Integer>> cells = new TreeMap<>();
        for (Entry entry : Loaded.ALL) {
            if (!entry.city().region().isEmpty()) {
                int row = (int) Math.floor((entry.latitude() + 90) * CELLS_PER_DEGREE);
                int column = (int) Math.floor((entry.longitude() + 180) * CELLS_PER_DEGREE);
                cells.computeIfAbsent(entry.city().region(), region -> new TreeSet<>())
                        .add(row * CELLS_PER_DEGREE * 360 + column);
            }
        }
        return cells;
    }

    private static double kilometres(Entry entry, double latitude, double longitude) {
        double north = entry.latitude() - latitude;
        double apart = Math.abs(entry.longitude() - longitude);
        double east = Math.min(apart, 360 - apart) * Math.cos(Math.toRadians(latitude));
        return KILOMETRES_PER_DEGREE * Math.sqrt(north * north + east * east);
    }

    private static List<Entry> load() {
        InputStream packed = Objects.requireNonNull(Cities.class.getResourceAsStream("cities.csv.gz"));
        try (BufferedReader file =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            List<Entry> all = new ArrayList<>();
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                String[] parts = line.split(";", -1);
                String country = parts[1].intern();
                String region = parts[2].isEmpty() ? "" : (country + "-" + parts[2]).intern();
                all.add(new Entry(
                        new City(parts[0], country, region),
                        Nearness.fold(parts[0]),
                        Float.parseFloat(parts[3]),
                        Float.parseFloat(parts[4])));
            }
            return List.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException("the cities cannot be read", e);
        }
    }
}
