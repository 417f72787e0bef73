package com.jitrace.app.readmodel;

import com.jitrace.app.tenancy.PlainDatabases;
import java.util.List;

/** The read model on databases without a container. */
public final class PlainReadModel {
    /** Its rows. */
    public static final List<Class<?>> ENTITIES = List.of(
            Cursor.class,
            CertifiedParty.class,
            CertifiedLicence.class,
            CertifiedProduct.class,
            CertifiedAuthorisation.class,
            CertifiedBatch.class,
            ItemRun.class,
            ItemEvent.class,
            RecallFlag.class,
            PackedUnit.class,
            UnitEvent.class,
            CertifiedLot.class,
            PartUse.class,
            CountedStock.class,
            StockEvent.class);

    private PlainReadModel() {}

    public static ReadModel on(PlainDatabases server) {
        return new ReadModel(server.door());
    }
}
