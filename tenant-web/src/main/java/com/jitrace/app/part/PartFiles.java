package com.jitrace.app.part;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.media.Content;
import com.jitrace.app.media.MediaFile;
import com.jitrace.app.media.ProductFiles;
import com.jitrace.app.media.TakingFiles;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.tenancy.Party;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.util.Optional;

/** The files of parts: drawings that a manufacturer shows its suppliers, certificates that come with the parts. Nobody else reads them. */
@ApplicationScoped
public class PartFiles {
    /** Reason for {@link TakingFiles.NotTaken}: only documents belong to parts. */
    public static final String NO_DOCUMENT = "part.file-kind";

    /** A file to give out. */
    public record Shown(MediaFile file, Content content) {
        private static final int NAME_CHARACTERS = 12;

        /** How it is called when it is saved. */
        public String fileName() {
            return "part-" + file.hash().substring(0, NAME_CHARACTERS) + "."
                    + file.kind().ending();
        }
    }

    private final Databases databases;
    private final Organisations organisations;
    private final Allotments allotments;
    private final ProductFiles files;
    private final CurrentUser user;

    @Inject
    private TakingFiles taking;

    @Inject
    @SuppressWarnings("NullAway.Init")
    PartFiles(
            Databases databases,
            Organisations organisations,
            Allotments allotments,
            ProductFiles files,
            CurrentUser user) {
        this.databases = databases;
        this.organisations = organisations;
        this.allotments = allotments;
        this.files = files;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PartFiles() {
        this(null, null, null, null, null);
    }

    /** Takes a document in; it belongs to a part as soon as a specification or a record names it. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER})
    public TakingFiles.Taking take(InputStream upload) {
        TakingFiles.Taking outcome = taking.take(upload);
        return outcome instanceof TakingFiles.Taken taken && taken.kind().isVideo()
                ? new TakingFiles.NotTaken(NO_DOCUMENT, 0)
                : outcome;
    }

    /** A file of the signed-in organisation's own parts. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK, Role.AUDITOR})
    public Optional<Shown> find(String hash) {
        OrganisationId own = user.required().organisation();
        return files.find(own, hash).filter(MediaFile::isOfParts).map(file -> shown(own, file));
    }

    /**
     * A drawing or document of a part number that a manufacturer allotted to the signed-in supplier, of any version: parts are made by older ones
     * too.
     *
     * @param party the supplier's own, for this manufacturer
     */
    @Allowed(Role.SUPPLIER)
    public Optional<Shown> findDrawing(String party, String product, String hash) {
        return organisations.parties(user.required().organisation()).stream()
                .filter(own -> own.id().equals(party) && !own.tenant().equals(own.organisation()))
                .findFirst()
                .filter(own -> isAllotted(own, product, hash))
                .flatMap(own -> files.find(own.tenant(), hash)
                        .filter(MediaFile::isOfParts)
                        .map(file -> shown(own.tenant(), file)));
    }

    private boolean isAllotted(Party own, String product, String hash) {
        return databases.of(
                own.tenant(),
                session -> allotments.of(session, own.id()).stream()
                                .anyMatch(one -> one.productId().equals(product))
                        && new Parts(session)
                                .versions(product).stream()
                                        .flatMap(version -> version.specification().attachments().stream())
                                        .anyMatch(one -> one.sha256().equals(hash)));
    }

    private Shown shown(OrganisationId organisation, MediaFile file) {
        return new Shown(file, files.content(organisation, file));
    }
}
