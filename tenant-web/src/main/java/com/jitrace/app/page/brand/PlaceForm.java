package com.jitrace.app.page.brand;

import com.jitrace.app.capture.Where;
import com.jitrace.app.words.Cities;
import com.jitrace.app.words.Regions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where something happened, as it is typed: a region by its code or name, a city, or only a city that one region has. */
public final class PlaceForm {
    private String region = "";
    private String city = "";

    /** The place, or nothing when none was typed; ask {@link #unread} first. */
    Optional<Where> where() {
        return known().flatMap(code -> Where.read(code, city));
    }

    /** Something was typed that names no place, or more than one. */
    boolean unread() {
        boolean typed = !region.isBlank() || !city.isBlank();
        return typed && where().isEmpty();
    }

    /** What may have been meant, best first. */
    List<String> meant() {
        return region.isBlank()
                ? Cities.named(city).stream()
                        .map(Cities.City::region)
                        .filter(code -> !code.isEmpty())
                        .distinct()
                        .toList()
                : Regions.nearest(region);
    }

    private Optional<String> known() {
        if (!region.isBlank()) {
            return Regions.read(region);
        }
        List<String> regions = meant();
        return regions.size() == 1 ? Optional.of(regions.get(0)) : Optional.empty();
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(@Nullable String region) {
        this.region = region == null ? "" : region;
    }

    public String getCity() {
        return city;
    }

    public void setCity(@Nullable String city) {
        this.city = city == null ? "" : city;
    }
}
