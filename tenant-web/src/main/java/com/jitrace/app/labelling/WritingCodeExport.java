package com.jitrace.app.labelling;

import com.jitrace.app.jobs.Ending;
import com.jitrace.app.jobs.JobRun;
import com.jitrace.app.jobs.Work;
import com.jitrace.app.tenancy.Databases;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The work of an approved export: writes the file item by item, never holding more than one, and hashes what it writes. */
@ApplicationScoped
public class WritingCodeExport implements Work {
    /**
     * First line of the CSV (RFC 4180, UTF-8). No field can begin with a sign that a spreadsheet takes for a formula: they are
     * numbers, symbols of Crockford's alphabet, or a link.
     */
    static final String HEADER = "item,gtin,serial,digital_link,inner_code\r\n";

    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ITEMS_PER_LOOK = 256;

    private final Databases databases;
    private final Decoding decoding;
    private final BaseUrl baseUrl;

    @Inject
    WritingCodeExport(Databases databases, Decoding decoding, BaseUrl baseUrl) {
        this.databases = databases;
        this.decoding = decoding;
        this.baseUrl = baseUrl;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected WritingCodeExport() {
        this(null, null, null);
    }

    @Override
    public String kind() {
        return CodeExport.KIND;
    }

    @Override
    public Ending run(JobRun run) throws IOException {
        CodeExport export = CodeExport.read(run.parameters());
        BatchCodes codes = databases.of(
                run.organisation(),
                session -> decoding.derive(session, run.organisation(), session.find(CodeBatch.class, export.ref())));
        MessageDigest sha256 = sha256();
        try (OutputStream out = new BufferedOutputStream(new DigestOutputStream(open(run), sha256), BUFFER_BYTES)) {
            if (export.format() == CodeExport.Format.CSV) {
                writeLines(run, export, codes, out);
            } else {
                writeLabels(run, export, codes, out);
            }
        }
        return new Ending.Finished(
                Optional.of(new Ending.ResultFile(
                        export.fileName(),
                        export.format() == CodeExport.Format.CSV ? "text/csv; charset=utf-8" : "application/zip",
                        export.count(),
                        Files.size(run.file()),
                        HexFormat.of().formatHex(sha256.digest()),
                        true)),
                export.ref());
    }

    /** Readable by this process alone from its first byte on; what a run before a restart wrote is gone. */
    private static OutputStream open(JobRun run) throws IOException {
        Files.deleteIfExists(run.file());
        return Channels.newOutputStream(Files.newByteChannel(
                run.file(),
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    private void writeLines(JobRun run, CodeExport export, BatchCodes codes, OutputStream out) throws IOException {
        out.write(HEADER.getBytes(StandardCharsets.US_ASCII));
        String gtin = codes.gtin().value();
        for (int item = export.first(); item <= export.last(); item++) {
            Code code = codes.code(item);
            String line = item + "," + gtin + "," + code.value() + "," + baseUrl.digitalLink(gtin, code.value()) + ","
                    + codes.inner(code) + "\r\n";
            out.write(line.getBytes(StandardCharsets.US_ASCII));
            tell(run, export, item);
        }
    }

    private void writeLabels(JobRun run, CodeExport export, BatchCodes codes, OutputStream out) throws IOException {
        String gtin = codes.gtin().value();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int item = export.first(); item <= export.last(); item++) {
                String code = codes.code(item).value();
                zip.putNextEntry(new ZipEntry(item + "-" + code + ".svg"));
                zip.write(Label.svg(baseUrl.digitalLink(gtin, code), gtin, code).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
                tell(run, export, item);
            }
        }
    }

    private static void tell(JobRun run, CodeExport export, int item) {
        int done = item - export.first() + 1;
        if (done % ITEMS_PER_LOOK == 0) {
            run.progress(done, export.count());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
