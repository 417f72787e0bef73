package com.jitrace.launcher.plugins;

import com.jitrace.launcher.plugins.Verdict.Accepted;
import com.jitrace.launcher.plugins.Verdict.Reason;
import com.jitrace.launcher.plugins.Verdict.Refused;
import com.jitrace.launcher.trouble.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The verdicts of one start, for the operator: {@code plugins-report.json} in the data folder. */
public record PluginReport(List<Verdict> verdicts) {
    public PluginReport {
        verdicts = List.copyOf(verdicts);
    }

    public List<Accepted> accepted() {
        return verdicts.stream()
                .filter(Accepted.class::isInstance)
                .map(Accepted.class::cast)
                .toList();
    }

    public List<Refused> refused() {
        return verdicts.stream()
                .filter(Refused.class::isInstance)
                .map(Refused.class::cast)
                .toList();
    }

    /** The same report with these jars refused because the application did not come up with them. */
    public PluginReport without(Set<Accepted> suspects, String detail) {
        return refusing(suspects, Reason.NOT_DEPLOYABLE, detail);
    }

    /** The same report with every jar refused whose pack the running application does not know. */
    public PluginReport seen(Set<String> packIds) {
        Set<Accepted> unseen =
                accepted().stream().filter(pack -> !packIds.contains(pack.id())).collect(Collectors.toSet());
        return refusing(unseen, Reason.NOT_VISIBLE, "the application started but no pack of this id registered itself");
    }

    private PluginReport refusing(Set<Accepted> suspects, Reason reason, String detail) {
        return new PluginReport(verdicts.stream()
                .map(verdict -> verdict instanceof Accepted accepted && suspects.contains(accepted)
                        ? accepted.refused(reason, detail)
                        : verdict)
                .toList());
    }

    /** One line per jar, for the console. */
    public List<String> lines() {
        return verdicts.stream()
                .map(verdict -> {
                    if (verdict instanceof Refused refused) {
                        return "pack refused   " + refused.file().getFileName() + ": "
                                + refused.reason().code() + ", " + refused.detail();
                    }
                    Accepted accepted = (Accepted) verdict;
                    return "pack accepted  " + accepted.file().getFileName() + ": " + accepted.id()
                            + (accepted.signed() ? ", signed" : ", UNSIGNED (JITRACE_PLUGINS_UNSIGNED)");
                })
                .toList();
    }

    /** Array of {@code file, id, sha256, verdict: accepted|refused, signed, reason, detail}; absent texts are empty. */
    public String json() {
        return verdicts.stream()
                .map(verdict -> {
                    Refused refused = verdict instanceof Refused no ? no : null;
                    Accepted accepted = verdict instanceof Accepted yes ? yes : null;
                    String id = accepted != null ? accepted.id() : refused != null ? refused.id() : "";
                    return "  {\"file\": " + quoted(verdict.file().getFileName().toString())
                            + ", \"id\": " + quoted(id)
                            + ", \"sha256\": " + quoted(verdict.sha256())
                            + ", \"verdict\": " + quoted(accepted != null ? "accepted" : "refused")
                            + ", \"signed\": " + (accepted != null && accepted.signed())
                            + ", \"reason\": "
                            + quoted(refused != null ? refused.reason().code() : "")
                            + ", \"detail\": " + quoted(refused != null ? refused.detail() : "") + "}";
                })
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    public void write(Path file) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, json());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CannotStart("The report " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').append((char) c);
            } else if (c < 0x20) {
                json.append(String.format(java.util.Locale.ROOT, "\\u%04x", c));
            } else {
                json.append((char) c);
            }
        });
        return json.append('"').toString();
    }
}
