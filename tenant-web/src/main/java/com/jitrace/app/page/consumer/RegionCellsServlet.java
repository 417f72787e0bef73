package com.jitrace.app.page.consumer;

import com.jitrace.app.words.Cities;
import com.jitrace.app.words.Language;
import com.jitrace.app.words.Regions;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Where the regions of the world lie, coarsely: one line per region with its name and its cells of a quarter of a degree. A browser that
 * knows where it is finds its region in it, so that nobody has to be told where it is.
 */
@WebServlet("/static/region-cells.txt")
public class RegionCellsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int NUMBER_BASE = 36;
    private final transient Map<String, byte[]> prepared = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] lines = prepared.computeIfAbsent(ItemServlet.chosen(request).tag(), RegionCellsServlet::lines);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "public, max-age=86400");
        response.setContentLength(lines.length);
        response.getOutputStream().write(lines);
    }

    /** {@code code TAB name TAB cells}: a cell is row·1440 + column from the south-west, base 36, as the difference to the one before. */
    private static byte[] lines(String tag) {
        Language language = Language.named(tag).orElseThrow();
        return Cities.cells().entrySet().stream()
                .map(region -> region.getKey() + "\t" + Regions.name(region.getKey(), language) + "\t"
                        + differences(region.getValue()))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String differences(Iterable<Integer> cells) {
        StringBuilder text = new StringBuilder();
        int before = 0;
        for (int cell : cells) {
            text.append(text.isEmpty() ? "" : ",").append(Integer.toString(cell - before, NUMBER_BASE));
            before = cell;
        }
        return text.toString();
    }
}
