package com.jitrace.app.report;

import com.jitrace.app.labelling.Code;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.media.CleanPhoto;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.hibernate.Session;

/** A reader reports a problem, without an account. Reports of a code that nobody issued go to the operators. */
@ApplicationScoped
public class Reporting {
    public static final int PHOTOS_MAX = 3;
    public static final int CONTACT_CHARACTERS_MAX = 200;

    /** Reports that nobody has looked at yet, per organisation; beyond it the reader is asked to write to the brand directly. */
    private static final int NEW_MAX = 5_000;

    private static final int SECRET_BYTES = 16;
    private static final String REFERENCE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 10;

    /** Outcome. */
    public sealed interface Outcome permits Reported, NotReported {}

    /**
     * Kept.
     *
     * @param token 32 hex digits; whoever has it sees the report's status
     */
    public record Reported(String reference, String token) implements Outcome {}

    /** Nothing was kept; keys of the texts that say what to correct. */
    public record NotReported(List<String> codes) implements Outcome {
        public NotReported {
            codes = List.copyOf(codes);
        }
    }

    private final Databases databases;
    private final Organisations organisations;
    private final Decoding decoding;
    private final Clock clock;
    private final RandomGenerator chance;

    @Inject
    Reporting(
            Databases databases, Organisations organisations, Decoding decoding, Clock clock, RandomGenerator chance) {
        this.databases = databases;
        this.organisations = organisations;
        this.decoding = decoding;
        this.clock = clock;
        this.chance = chance;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Reporting() {
        this(null, null, null, null, null);
    }

    /**
     * Keeps a report.
     *
     * @param uploads up to three photos as they were uploaded, each up to 8 MB; each must be a picture
     * @param answered what the page answered about the code
     */
    public Outcome report(ProblemReport.Subject subject, ReportWords words, List<byte[]> uploads, Answered answered) {
        List<String> faults = new ArrayList<>(words.faults(uploads.size()));
        List<CleanPhoto> photos = uploads.stream()
                .flatMap(upload -> CleanPhoto.of(upload).stream())
                .toList();
        if (uploads.size() > PHOTOS_MAX) {
            faults.add("report.photos-many");
        } else if (photos.size() < uploads.size()) {
            faults.add("report.photo-bad");
        }
        Optional<OrganisationId> reader = organisation(subject);
        if (reader.isEmpty()) {
            faults.add("report.nobody");
        }
        if (!faults.isEmpty()) {
            return new NotReported(faults);
        }
        String token = secret();
        ProblemReport report = new ProblemReport(
                new ProblemReport.Names(secret(), hash(token), reference()), subject, words, clock.millis());
        return databases.of(reader.orElseThrow(), session -> keep(session, report, photos, answered))
                ? new Reported(report.reference(), token)
                : new NotReported(List.of("report.full"));
    }

    /** False when too many wait. */
    private static boolean keep(Session session, ProblemReport report, List<CleanPhoto> photos, Answered answered) {
        if (HandlingReports.count(session, ReportStatus.NEW) >= NEW_MAX) {
            return false;
        }
        session.persist(report);
        session.persist(new ReportAnswer(report.id(), answered));
        photos.forEach(photo -> session.persist(
                new ReportPhoto(report.id(), Hash.over(photo.jpeg()).hex(), photo.jpeg())));
        return true;
    }

    /** The report of this subject to which the token belongs. */
    public Optional<ProblemReport> find(ProblemReport.Subject subject, String token) {
        return organisation(subject).flatMap(id -> databases.of(id, session -> found(session, token)));
    }

    /** The same with what belongs to it: photos, and the answer of that time. */
    public Optional<ReportFile> file(ProblemReport.Subject subject, String token) {
        return organisation(subject)
                .flatMap(id -> databases.of(
                        id, session -> found(session, token).map(report -> ReportFile.of(session, report))));
    }

    /** Notes how to reach the reader; false when there is no such report, it is closed, or the contact is empty or too long. */
    public boolean reach(ProblemReport.Subject subject, String token, String contact) {
        String tidy = contact.strip();
        if (tidy.isEmpty() || tidy.length() > CONTACT_CHARACTERS_MAX) {
            return false;
        }
        return organisation(subject)
                .map(id -> databases.of(id, session -> {
                    Optional<ProblemReport> report =
                            found(session, token).filter(one -> one.status() != ReportStatus.CLOSED);
                    report.ifPresent(one -> one.reach(tidy));
                    return report.isPresent();
                }))
                .orElse(false);
    }

    private static Optional<ProblemReport> found(Session session, String token) {
        return session.createQuery("from ProblemReport r where r.tokenHash = :hash", ProblemReport.class)
                .setParameter("hash", hash(token))
                .uniqueResultOptional();
    }

    private Optional<OrganisationId> organisation(ProblemReport.Subject subject) {
        return Code.read(subject.serial())
                .flatMap(decoding::locate)
                .map(Located::brand)
                .or(() -> organisations.all().stream()
                        .filter(one -> one.kind() == Organisation.Kind.OPERATOR)
                        .map(Organisation::id)
                        .findFirst());
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String reference() {
        StringBuilder reference = new StringBuilder(REFERENCE_LENGTH);
        for (int i = 0; i < REFERENCE_LENGTH; i++) {
            reference.append(REFERENCE_SIGNS.charAt(chance.nextInt(REFERENCE_SIGNS.length())));
        }
        return reference.toString();
    }

    private static String hash(String token) {
        return Hash.over(token.getBytes(StandardCharsets.US_ASCII)).hex();
    }
}
