package com.jitrace.app.page.consumer;

import com.jitrace.app.verification.Verdict;
import com.jitrace.app.words.Cities;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The journey on an outline of the land: one point per region, in the units of {@code /static/land.svg} (four per degree, plate carrée). The
 * list of the journey says the same in words.
 */
public final class JourneyMap {
    private static final double UNITS_PER_DEGREE = 4;
    private static final double WORLD_WIDTH = 360 * UNITS_PER_DEGREE;
    private static final double WORLD_HEIGHT = 180 * UNITS_PER_DEGREE;
    private static final double MARGIN = 8 * UNITS_PER_DEGREE;
    private static final double WIDTH_MIN = 36 * UNITS_PER_DEGREE;

    private final List<Point> points;

    private JourneyMap(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /** A region of the journey: the numbers of the steps that were recorded there. */
    public record Point(String x, String y, String steps) {}

    static JourneyMap of(List<Verdict.Step> journey) {
        Map<String, List<Integer>> steps = new LinkedHashMap<>();
        for (int i = 0; i < journey.size(); i++) {
            String region = journey.get(i).event().region();
            if (!region.isEmpty()) {
                steps.computeIfAbsent(region, r -> new ArrayList<>()).add(i + 1);
            }
        }
        List<Point> points = new ArrayList<>();
        steps.forEach((region, numbers) -> Cities.centre(region)
                .ifPresent(place -> points.add(new Point(
                        unit((place.longitude() + 180) * UNITS_PER_DEGREE),
                        unit((90 - place.latitude()) * UNITS_PER_DEGREE),
                        numbers.stream().map(String::valueOf).collect(Collectors.joining(", "))))));
        return new JourneyMap(points);
    }

    public List<Point> points() {
        return points;
    }

    /** The part of the world that holds all points, twice as wide as high. */
    public String viewBox() {
        double left = min(true) - MARGIN;
        double top = min(false) - MARGIN;
        double width = Math.max(WIDTH_MIN, max(true) + MARGIN - left);
        double height = Math.max(WIDTH_MIN / 2, max(false) + MARGIN - top);
        double wide = Math.min(WORLD_WIDTH, Math.max(width, 2 * height));
        double high = wide / 2;
        double x = Math.max(0, Math.min(WORLD_WIDTH - wide, (min(true) + max(true)) / 2 - wide / 2));
        double y = Math.max(0, Math.min(WORLD_HEIGHT - high, (min(false) + max(false)) / 2 - high / 2));
        return String.join(" ", unit(x), unit(y), unit(wide), unit(high));
    }

    /** From point to point in the order of the journey. */
    public String way() {
        return points.stream().map(point -> point.x() + " " + point.y()).collect(Collectors.joining("L", "M", ""));
    }

    public String radius() {
        return unit(wide() / 60);
    }

    public String stroke() {
        return unit(wide() / 240);
    }

    public String letters() {
        return unit(wide() / 22);
    }

    /** Beside the point. */
    public String offset() {
        return unit(wide() / 45);
    }

    private double wide() {
        return Double.parseDouble(viewBox().split(" ")[2]);
    }

    private double min(boolean across) {
        return points.stream().mapToDouble(point -> value(point, across)).min().orElse(0);
    }

    private double max(boolean across) {
        return points.stream().mapToDouble(point -> value(point, across)).max().orElse(0);
    }

    private static double value(Point point, boolean across) {
        return Double.parseDouble(across ? point.x() : point.y());
    }

    private static String unit(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
