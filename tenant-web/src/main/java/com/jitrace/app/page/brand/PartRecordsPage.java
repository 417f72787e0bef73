package com.jitrace.app.page.brand;

import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.part.Characteristic;
import com.jitrace.app.part.ImportingRecords;
import com.jitrace.app.part.Measured;
import com.jitrace.app.part.PartFiles;
import com.jitrace.app.part.RecordFault;
import com.jitrace.app.part.RegisteringParts;
import com.jitrace.app.part.Supplying;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A supplier registers one part with its measured values, or a file of them; part number and import stay in the address. */
@Named
@RequestScoped
public class PartRecordsPage {
    private static final int FILE_BYTES_MAX = 4 * 1024 * 1024;
    private static final int SHOWN_MAX = 100;

    private final Supplying supplying;
    private final RegisteringParts registering;
    private final ImportingRecords importing;
    private final MovementOutcome outcome;
    private final Shell shell;

    @Inject
    private PartFiles files;

    private String offer = "";
    private String code = "";
    private String serial = "";
    private String certificate = "";
    private int pieces = 1;
    private boolean withDeviations;
    private Map<String, String> values = new HashMap<>();
    private final PlaceForm place = new PlaceForm();
    private final PlaceForm filePlace = new PlaceForm();
    private @Nullable Part file;
    private @Nullable Part paper;
    private String id = "";
    private boolean leaveOut;
    private @Nullable List<Supplying.Offer> offers;
    private @Nullable List<PartFilesForm.Row> drawings;
    private ImportingRecords.@Nullable Outcome state;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PartRecordsPage(
            Supplying supplying,
            RegisteringParts registering,
            ImportingRecords importing,
            MovementOutcome outcome,
            Shell shell) {
        this.supplying = supplying;
        this.registering = registering;
        this.importing = importing;
        this.outcome = outcome;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PartRecordsPage() {
        this(null, null, null, null, null);
    }

    @PostConstruct
    void begin() {
        String named = shell.parameter("part");
        offer = named.matches("[0-9a-f]{32}-[0-9a-f]{32}") ? named : "";
        String imported = shell.parameter("id");
        id = imported.matches("[0-9a-f]{32}") ? imported : "";
    }

    private static String key(Supplying.Offer one) {
        return one.party() + "-" + one.part().product();
    }

    private List<Supplying.Offer> offers() {
        if (offers == null) {
            offers = supplying.offers();
        }
        return offers;
    }

    public List<SelectItem> offerChoices() {
        return offers().stream()
                .map(one -> new SelectItem(key(one), one.part().name() + " · " + one.manufacturer()))
                .toList();
    }

    private Optional<Supplying.Offer> chosen() {
        return offers().stream().filter(one -> key(one).equals(offer)).findFirst();
    }

    public boolean isChosen() {
        return chosen().isPresent();
    }

    public List<Characteristic> characteristics() {
        return chosen().map(one -> one.part().specification().characteristics()).orElse(List.of());
    }

    /** What stands beside a field: the target with its unit. */
    public String target(Characteristic one) {
        return one.target().shown() + (one.unit().isEmpty() || one.unit().equals("1") ? "" : " " + one.unit());
    }

    /** Drawings and documents of the chosen part number. */
    public List<PartFilesForm.Row> drawings() {
        if (drawings == null) {
            drawings = chosen().map(this::drawings).orElse(List.of());
        }
        return drawings;
    }

    private List<PartFilesForm.Row> drawings(Supplying.Offer offer) {
        return offer.part().specification().attachments().stream()
                .map(drawing -> new PartFilesForm.Row(
                        drawing.title(),
                        shell.say("part.file." + drawing.kind().name()),
                        drawing.sha256(),
                        files.findDrawing(offer.party(), offer.part().product(), drawing.sha256())
                                .map(there -> "/console/partfile?hash=" + drawing.sha256() + "&party=" + offer.party()
                                        + "&product=" + offer.part().product())
                                .orElse("")))
                .toList();
    }

    public @Nullable String choose() {
        return "/console/partrecords.xhtml?part=" + offer + "&faces-redirect=true";
    }

    /** Takes the certificate's file in, if there is one: its hash names it in the record. */
    private Optional<String> certificateTrouble() {
        Part chosen = paper;
        if (chosen == null || chosen.getSize() == 0) {
            return Optional.empty();
        }
        try (InputStream in = chosen.getInputStream()) {
            TakingFiles.Taking taking = files.take(in);
            if (taking instanceof TakingFiles.NotTaken why) {
                return Optional.of(shell.say(why.reason(), why.megabytesMax()));
            }
            certificate = ((TakingFiles.Taken) taking).hash();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(shell.say("part.no-file"));
        }
    }

    public @Nullable String register() {
        if (place.unread()) {
            return outcome.noPlace(place);
        }
        Optional<String> trouble = certificateTrouble();
        if (trouble.isPresent()) {
            return shell.refuse(trouble.get());
        }
        Map<String, Measured.Value> measured = new HashMap<>();
        for (Characteristic one : characteristics()) {
            String typed = values.getOrDefault(one.name(), "");
            if (typed.length() > Measured.Value.CHARACTERS_MAX) {
                return shell.refuse(one.name() + ": " + shell.say("part.fault.VALUE_FORM"));
            }
            if (!typed.isBlank()) {
                measured.put(one.name(), new Measured.Value(typed.strip(), one.unit()));
            }
        }
        RegisteringParts.Outcome result = registering.register(
                new RegisteringParts.Made(code, pieces, serial, certificate, new Measured(measured)),
                place.where(),
                withDeviations);
        if (result instanceof RegisteringParts.NotRegistered not) {
            not.faults().forEach(this::tell);
            return null;
        }
        shell.go("partrecords", "part.registered", ((RegisteringParts.Registered) result).subject());
        return choose();
    }

    private void tell(RecordFault fault) {
        String where = fault.where();
        shell.refuse((where.isEmpty() ? "" : where + ": ") + shell.say(fault.textKey(), fault.expected()));
    }

    public @Nullable String read() {
        byte[] bytes = new byte[0];
        if (file != null) {
            try (InputStream in = file.getInputStream()) {
                bytes = in.readNBytes(FILE_BYTES_MAX + 1);
            } catch (IOException e) {
                return shell.refuse(shell.say("part.no-file"));
            }
        }
        ImportingRecords.Outcome result = importing.read(bytes);
        return result instanceof ImportingRecords.DryRun run
                ? "/console/partrecords.xhtml?id=" + run.id() + "&faces-redirect=true"
                : shell.refuse(shell.say(((ImportingRecords.NotTaken) result).code()));
    }

    public @Nullable String commit() {
        if (filePlace.unread()) {
            return outcome.noPlace(filePlace);
        }
        ImportingRecords.Outcome result =
                importing.commit(id, new ImportingRecords.Wish(leaveOut, withDeviations, filePlace.where()));
        return result instanceof ImportingRecords.NotTaken not
                ? shell.refuse(shell.say(not.code()))
                : "/console/partrecords.xhtml?id=" + id + "&faces-redirect=true";
    }

    private Optional<ImportingRecords.Outcome> state() {
        if (state == null && !id.isEmpty()) {
            state = importing.look(id);
        }
        return Optional.ofNullable(state);
    }

    private Optional<ImportingRecords.DryRun> run() {
        return state().filter(ImportingRecords.DryRun.class::isInstance).map(ImportingRecords.DryRun.class::cast);
    }

    public boolean isRead() {
        return run().isPresent();
    }

    public String summary() {
        return run().map(one -> shell.say(
                        "movements.summary",
                        one.rows(),
                        one.good(),
                        one.faults().size()))
                .orElse("");
    }

    /** The receipt of a committed file, or "". */
    public String receipt() {
        return state().filter(ImportingRecords.Receipt.class::isInstance)
                .map(ImportingRecords.Receipt.class::cast)
                .map(one -> shell.say("part.file-receipt", one.done(), one.fileHash()))
                .orElse("");
    }

    public List<RecordFault> faults() {
        return run().map(one -> one.faults().stream().limit(SHOWN_MAX).toList()).orElse(List.of());
    }

    public String problem(RecordFault fault) {
        return shell.say(fault.textKey(), fault.expected());
    }

    public PlaceForm getPlace() {
        return place;
    }

    public PlaceForm getFilePlace() {
        return filePlace;
    }

    public Map<String, String> getValues() {
        return values;
    }

    public void setValues(Map<String, String> values) {
        this.values = values;
    }

    public String getOffer() {
        return offer;
    }

    public void setOffer(@Nullable String offer) {
        this.offer = offer == null ? "" : offer;
    }

    public String getCode() {
        return code;
    }

    public void setCode(@Nullable String code) {
        this.code = code == null ? "" : code;
    }

    public String getSerial() {
        return serial;
    }

    public void setSerial(@Nullable String serial) {
        this.serial = serial == null ? "" : serial;
    }

    public String getCertificate() {
        return certificate;
    }

    public void setCertificate(@Nullable String certificate) {
        this.certificate = certificate == null ? "" : certificate;
    }

    public int getPieces() {
        return pieces;
    }

    public void setPieces(int pieces) {
        this.pieces = pieces;
    }

    public boolean isWithDeviations() {
        return withDeviations;
    }

    public void setWithDeviations(boolean withDeviations) {
        this.withDeviations = withDeviations;
    }

    public @Nullable Part getFile() {
        return file;
    }

    public void setFile(@Nullable Part file) {
        this.file = file;
    }

    public @Nullable Part getPaper() {
        return paper;
    }

    public void setPaper(@Nullable Part paper) {
        this.paper = paper;
    }

    public String getId() {
        return id;
    }

    public boolean isLeaveOut() {
        return leaveOut;
    }

    public void setLeaveOut(boolean leaveOut) {
        this.leaveOut = leaveOut;
    }
}
