package com.jitrace.app.capture;

import com.jitrace.app.words.Regions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The regions that the product has names for. */
@ApplicationScoped
public class RegionNames implements ImportCheck.RegionTable {
    @Override
    public boolean known(String code) {
        return Regions.known(code);
    }

    @Override
    public List<String> nearest(String typed) {
        return Regions.nearest(typed);
    }
}
