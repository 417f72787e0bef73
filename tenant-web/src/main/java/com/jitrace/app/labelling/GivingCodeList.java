package com.jitrace.app.labelling;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;

/** Gives a brand the list a printer needs: one line per item with its code, its Digital Link and its hidden inner code; counted. */
@ApplicationScoped
@Allowed({Role.BRAND_ADMIN, Role.BRAND_USER})
public class GivingCodeList {
    /**
     * A list of codes.
     *
     * @param fileName name for the browser's download
     * @param sha256 of the content, 64 hex digits
     */
    public record CodeList(String fileName, byte[] content, String sha256) {
        public CodeList {
            content = content.clone();
        }
    }

    private final Databases databases;
    private final Decoding decoding;
    private final ReadModel model;
    private final BaseUrl baseUrl;
    private final CurrentUser user;

    @Inject
    private Clock clock;

    @Inject
    GivingCodeList(Databases databases, Decoding decoding, ReadModel model, BaseUrl baseUrl, CurrentUser user) {
        this.databases = databases;
        this.decoding = decoding;
        this.model = model;
        this.baseUrl = baseUrl;
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected GivingCodeList() {
        this(null, null, null, null, null);
    }

    /** The list of a batch of the signed-in brand as CSV (RFC 4180, UTF-8); empty until the chain has the batch. */
    public Optional<CodeList> csv(String ref) {
        SignedIn who = user.required();
        return databases.of(who.organisation(), session -> {
            CodeBatch batch = session.find(CodeBatch.class, ref);
            if (batch == null || model.batch(session, ref).isEmpty()) {
                return Optional.empty();
            }
            byte[] content = lines(session, who.organisation(), batch).getBytes(StandardCharsets.UTF_8);
            String sha256 = Hash.over(content).hex();
            session.persist(new CodeDownload(ref, who.accountId(), batch.count(), sha256, clock.millis()));
            return Optional.of(new CodeList("codes-" + ref + ".csv", content, sha256));
        });
    }

    private String lines(Session session, OrganisationId brand, CodeBatch batch) {
        BatchCodes codes = decoding.derive(session, brand, batch);
        StringBuilder lines = new StringBuilder("item,gtin,serial,digital_link,inner_code\r\n");
        for (int i = 0; i < batch.count(); i++) {
            String code = codes.code(i).value();
            lines.append(i)
                    .append(',')
                    .append(batch.gtin())
                    .append(',')
                    .append(code)
                    .append(',')
                    .append(baseUrl.digitalLink(batch.gtin().value(), code))
                    .append(',')
                    .append(codes.inner(i))
                    .append("\r\n");
        }
        return lines.toString();
    }
}
