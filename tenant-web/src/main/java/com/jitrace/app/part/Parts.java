package com.jitrace.app.part;

import com.jitrace.chain.entry.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/** Part numbers, specifications and records of one organisation's database, to read; every call is within the caller's transaction. */
public final class Parts {
    private static final int ROWS_MAX = 2_000;

    private final Session session;

    public Parts(Session session) {
        this.session = session;
    }

    /** Whether a product is a part number of this brand, and how closely it is followed. */
    public Optional<PartNumber> number(String product) {
        return Optional.ofNullable(session.find(PartNumber.class, product));
    }

    /** The brand's part numbers. */
    public List<PartNumber> numbers() {
        return session.createQuery("from PartNumber p order by p.productId", PartNumber.class)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The newest specification of a part number. */
    public Optional<SpecificationVersion> specification(String product) {
        return number(product)
                .map(found -> session.find(
                        SpecificationVersion.class, new SpecificationVersion.Id(product, found.version())));
    }

    /** Every version of a part number's specification, the newest first. */
    public List<SpecificationVersion> versions(String product) {
        return session.createQuery(
                        "from SpecificationVersion v where v.id.productId = :product order by v.id.version desc",
                        SpecificationVersion.class)
                .setParameter("product", product)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The version of a part number's specification with this hash. */
    public Optional<SpecificationVersion> specification(String product, String hash) {
        return session.createQuery(
                        "from SpecificationVersion v where v.id.productId = :product and v.hash = :hash"
                                + " order by v.id.version",
                        SpecificationVersion.class)
                .setParameter("product", product)
                .setParameter("hash", hash)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /** A specification with this hash, of whatever part number. */
    public Optional<SpecificationVersion> specificationOf(String hash) {
        return session.createQuery(
                        "from SpecificationVersion v where v.hash = :hash order by v.id.productId, v.id.version",
                        SpecificationVersion.class)
                .setParameter("hash", hash)
                .setMaxResults(1)
                .uniqueResultOptional();
    }

    /**
     * The records of an item, newest first; its own or its lot's. Only the one whose commitment the certified commission entry names counts;
     * others were refused by the chain or are still on their way.
     */
    public List<StoredRecord> records(String ref, int index) {
        return records(ref, index, index);
    }

    /** The records of items first…last of a batch, newest first; at most 2,000. */
    public List<StoredRecord> records(String ref, int first, int last) {
        return session.createQuery(
                        "from StoredRecord r where r.ref = :ref and r.firstIndex <= :last and r.lastIndex >= :first"
                                + " order by r.writtenAt desc, r.firstIndex",
                        StoredRecord.class)
                .setParameter("ref", ref)
                .setParameter("first", first)
                .setParameter("last", last)
                .setMaxResults(ROWS_MAX)
                .list();
    }

    /** The records with this serial or lot number of the maker's, whoever made it; at most 2,000. */
    public List<StoredRecord> numbered(String serial) {
        return serial.isEmpty()
                ? List.of()
                : session
                        .createQuery(
                                "from StoredRecord r where r.serial = :serial order by r.ref, r.firstIndex",
                                StoredRecord.class)
                        .setParameter("serial", serial)
                        .setMaxResults(ROWS_MAX)
                        .list()
                        .stream()
                        // the database takes capitals and blanks at the end for equal
                        .filter(record -> record.serial().equals(serial))
                        .toList();
    }

    /** The record that opens a commitment on the chain. */
    public Optional<StoredRecord> opening(String commitment) {
        return Optional.ofNullable(session.find(StoredRecord.class, commitment));
    }

    /** A record as this organisation may read it: what it can open is open, the rest is proven and sealed. */
    public PartRecord.Read read(StoredRecord stored) {
        Map<String, JsonObject> opened = new HashMap<>();
        seals(stored).forEach(seal -> opened.put(seal.commitment(), seal.content()));
        return PartRecord.read(stored.content(), opened);
    }

    List<StoredSeal> seals(StoredRecord stored) {
        return session.createQuery("from StoredSeal s where s.recordCommitment = :record", StoredSeal.class)
                .setParameter("record", stored.commitment())
                .list();
    }

    void keep(StoredRecord stored, List<PartRecord.Seal> seals) {
        session.persist(stored);
        seals.forEach(seal -> session.persist(new StoredSeal(stored.commitment(), seal.opening())));
    }
}
