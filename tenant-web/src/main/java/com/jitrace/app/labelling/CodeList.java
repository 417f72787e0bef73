package com.jitrace.app.labelling;

import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.chain.merkle.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;

/** The codes of a batch as CSV for somebody whom the brand lets have them; each time is noted among the brand's downloads. */
@ApplicationScoped
public class CodeList {
    /** Most codes in one list: it is written in memory. */
    public static final int CODES_MAX = 100_000;

    private static final String HEADER = "item,gtin,code,digital_link\r\n";

    private final Decoding decoding;
    private final BaseUrl baseUrl;
    private final Clock clock;

    @Inject
    CodeList(Decoding decoding, BaseUrl baseUrl, Clock clock) {
        this.decoding = decoding;
        this.baseUrl = baseUrl;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected CodeList() {
        this(null, null, null);
    }

    /**
     * Writes the list, in a transaction on the brand's database; empty when the chain has no such batch of the brand yet. The inner codes, by
     * which an owner claims, are not in it.
     *
     * @param who reads it; it may be somebody of another organisation, whose name is noted then
     */
    public Optional<String> write(Session session, OrganisationId brand, String ref, SignedIn who) {
        CodeBatch batch = session.find(CodeBatch.class, ref);
        if (batch == null || batch.count() > CODES_MAX) {
            return Optional.empty();
        }
        BatchCodes codes = decoding.derive(session, brand, batch);
        String gtin = codes.gtin().value();
        StringBuilder out = new StringBuilder(HEADER);
        for (int item = 0; item < batch.count(); item++) {
            String code = codes.code(item).value();
            out.append(item)
                    .append(',')
                    .append(gtin)
                    .append(',')
                    .append(code)
                    .append(',')
                    .append(baseUrl.digitalLink(gtin, code))
                    .append("\r\n");
        }
        String list = out.toString();
        String sha256 = Hash.over(list.getBytes(StandardCharsets.US_ASCII)).hex();
        session.persist(new CodeDownload(ref, who, batch.count(), sha256, clock.millis()));
        return Optional.of(list);
    }
}
