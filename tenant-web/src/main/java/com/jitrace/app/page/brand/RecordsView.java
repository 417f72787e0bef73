package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.part.Comparison;
import com.jitrace.app.part.PartFiles;
import com.jitrace.app.part.ReadingRecords;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The records of one item as this organisation may read them: what it cannot open is proven and sealed. */
@Named
@RequestScoped
public class RecordsView {
    private static final Set<Role> READERS =
            Set.of(Role.SUPPLIER, Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK, Role.AUDITOR);

    private final ReadingRecords reading;
    private final PartFiles files;
    private final TraceNames names;
    private final CurrentUser user;
    private final Shell shell;

    @Inject
    RecordsView(ReadingRecords reading, PartFiles files, TraceNames names, CurrentUser user, Shell shell) {
        this.reading = reading;
        this.files = files;
        this.names = names;
        this.user = user;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected RecordsView() {
        this(null, null, null, null, null);
    }

    /** A value: what was measured, and what is wrong with it or "". */
    public record Value(String name, String text, String trouble) {}

    /**
     * A record.
     *
     * @param commitment what the chain has of it, 64 hex digits
     * @param certificate SHA-256, or ""
     * @param address where the certificate is read, or ""
     */
    public record Row(
            String maker,
            String serial,
            String written,
            List<Value> values,
            String commitment,
            String certificate,
            String address) {
        public Row {
            values = List.copyOf(values);
        }
    }

    List<Row> of(String ref, int index) {
        return READERS.stream().anyMatch(user.required()::has)
                ? reading.of(ref, index).stream().map(this::row).toList()
                : List.of();
    }

    private Row row(ReadingRecords.Row row) {
        String certificate = row.read().record().certificate();
        return new Row(
                names.party(row.stored().authorParty()),
                row.stored().serial(),
                shell.minute(row.stored().writtenAt()),
                values(row),
                row.stored().commitment(),
                certificate,
                !certificate.isEmpty() && files.find(certificate).isPresent()
                        ? "/console/partfile?hash=" + certificate
                        : "");
    }

    private List<Value> values(ReadingRecords.Row row) {
        List<Comparison.Deviation> deviations =
                row.comparison().map(Comparison::deviations).orElse(List.of());
        List<Value> values = new ArrayList<>();
        row.read().record().measured().values().forEach((name, value) -> {
            boolean plain = value.unit().isEmpty() || value.unit().equals("1");
            values.add(new Value(
                    name, plain ? value.text() : value.text() + " " + value.unit(), trouble(deviations, name)));
        });
        row.read().sealed().keySet().forEach(name -> values.add(new Value(name, shell.say("trace.sealed"), "")));
        deviations.stream()
                .filter(one -> one.kind() == Comparison.Kind.MISSING)
                .filter(one -> values.stream().noneMatch(value -> value.name().equals(one.name())))
                .forEach(one -> values.add(new Value(one.name(), "", trouble(deviations, one.name()))));
        return values;
    }

    private String trouble(List<Comparison.Deviation> deviations, String name) {
        return deviations.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(one -> shell.say("part.fault." + one.kind().name(), one.expected()))
                .orElse("");
    }
}
