package com.jitrace.acceptance.browser;

import com.jitrace.acceptance.browser.House.Kind;
import java.util.List;
import java.util.Map;

/** Every request that names something by its id, once for each kind of thing that it can name. */
final class Probes {
    /**
     * A request with {@code ID} where the id stands.
     *
     * @param row path in isolation-matrix.csv
     */
    record Probe(String method, String row, String path, String type, String body, Kind kind) {}

    private static final String JSON = "application/json";
    private static final String PLACE = ",\"region\":\"DE-HH\",\"city\":\"Hamburg\"";

    /** What has no id of somebody else's, and why. */
    static final Map<String, String> WITHOUT = Map.ofEntries(
            Map.entry("/api/v1/submissions/{id}", "numbered from 1 in each organisation's own database"),
            Map.entry("/api/v1/exports/links/{token}", "the token is a secret; it is no id"),
            Map.entry("/api/v1/people/invitations", "names a new account"),
            Map.entry("/api/v1/people/keys", "makes a new key"),
            Map.entry(
                    "/api/v1/partners/invitations",
                    "names a new partner, or one by the reference that it gave away itself"),
            Map.entry("/api/v1/pictures", "takes a picture in"),
            Map.entry("/api/v1/media", "takes a file in"),
            Map.entry("/api/v1/partfiles", "takes a file in"),
            Map.entry("/api/v1/imports", "its codes are judged row by row: see the probes of movements"),
            Map.entry("/api/v1/notices/seen", "numbered in each organisation's own database"),
            Map.entry("/api/v1/corrections", "names a submission by its number"),
            Map.entry("/api/v1/partrecords/imports", "its codes are judged row by row: see SuppliersIT"),
            Map.entry("/api/v1/partrecords/imports/{id}", "files of records: see SuppliersIT"),
            Map.entry("/api/v1/partrecords/imports/{id}/commits", "files of records: see SuppliersIT"),
            Map.entry("/api/v1/holds", "names goods without looking at them"),
            Map.entry("/api/v1/readmodel/rebuild", "names nothing"));

    static final List<Probe> ALL = List.of(
            get("/api/v1/products/{id}", Kind.PRODUCT),
            get("/api/v1/products/{id}/versions", Kind.PRODUCT),
            post("/api/v1/products", "{\"gtin\":\"9506000140445\",\"name\":\"x\",\"pictures\":[\"ID\"]}", Kind.PICTURE),
            post(
                    "/api/v1/products",
                    "{\"gtin\":\"9506000140445\",\"name\":\"x\",\"media\":[{\"sha256\":\"ID\",\"title\":\"x\",\"language\":\"en\"}]}",
                    Kind.FILE),
            post("/api/v1/batches", "{\"product\":\"ID\",\"count\":1}", Kind.PRODUCT),
            get("/api/v1/parts/{product}", Kind.PRODUCT),
            post("/api/v1/parts/{product}", "{\"tracing\":\"PIECE\"}", Kind.PRODUCT),
            post(
                    "/api/v1/allotments",
                    "{\"party\":\"" + "0".repeat(32) + "\",\"product\":\"ID\",\"codes\":0}",
                    Kind.PRODUCT),
            post(
                    "/api/v1/supplies/draws",
                    "{\"party\":\"" + "0".repeat(32) + "\",\"product\":\"ID\",\"count\":1}",
                    Kind.PRODUCT),
            post("/api/v1/supplies/draws/{ref}/lists", "{}", Kind.BATCH),
            post("/api/v1/partrecords", "{\"code\":\"ID\"}", Kind.CODE),
            new Probe("GET", "/api/v1/partrecords/{ref}/{index}", "/api/v1/partrecords/ID/0", JSON, "", Kind.BATCH),
            get("/api/v1/partfiles/{sha256}", Kind.FILE),
            new Probe(
                    "GET",
                    "/api/v1/partfiles/{party}/{product}/{sha256}",
                    "/api/v1/partfiles/" + "0".repeat(32) + "/" + "0".repeat(32) + "/ID",
                    JSON,
                    "",
                    Kind.FILE),
            post(
                    "/api/v1/delegations",
                    "{\"authorisation\":\"ID\",\"to\":\"x\",\"acts\":[\"ship\"],\"products\":[\"*\"],"
                            + "\"regions\":[\"*\"],\"from\":1,\"until\":2}",
                    Kind.AUTHORISATION),
            get("/api/v1/batches/{ref}", Kind.BATCH),
            post("/api/v1/batches/{ref}/exports", "{\"format\":\"csv\"}", Kind.BATCH),
            post("/api/v1/batches/{ref}/cancellations", "{\"first\":0,\"last\":0}", Kind.BATCH),
            get("/api/v1/jobs/{id}", Kind.JOB),
            get("/api/v1/jobs/{id}/result", Kind.JOB),
            post("/api/v1/jobs/{id}/cancellations", "{}", Kind.JOB),
            post("/api/v1/exports/{job}/links", "{}", Kind.JOB),
            get("/api/v1/approvals/{id}", Kind.APPROVAL),
            post("/api/v1/approvals/{id}/decisions", "{\"approve\":false}", Kind.APPROVAL),
            get("/api/v1/imports/{id}", Kind.IMPORT),
            get("/api/v1/imports/{id}/bad-rows.csv", Kind.IMPORT),
            post("/api/v1/imports/{id}/columns", "{\"code\":0}", Kind.IMPORT),
            post("/api/v1/imports/{id}/cells", "{\"row\":1,\"field\":\"code\",\"value\":\"x\"}", Kind.IMPORT),
            post("/api/v1/imports/{id}/commits", "{}", Kind.IMPORT),
            post("/api/v1/people/{id}/roles", "{\"roles\":[\"AUDITOR\"]}", Kind.ACCOUNT),
            post("/api/v1/people/{id}/disablings", "{}", Kind.ACCOUNT),
            post("/api/v1/people/{id}/enablings", "{}", Kind.ACCOUNT),
            new Probe("DELETE", "/api/v1/people/keys/{id}", "/api/v1/people/keys/ID", JSON, "", Kind.KEY),
            new Probe(
                    "DELETE",
                    "/api/v1/partners/authorisations/{id}",
                    "/api/v1/partners/authorisations/ID",
                    JSON,
                    "",
                    Kind.AUTHORISATION),
            post(
                    "/api/v1/partners/{party}/authorisations",
                    "{\"acts\":[\"sell\"],\"products\":[\"*\"],\"regions\":[\"*\"],\"from\":1,\"until\":2}",
                    Kind.PARTY),
            post("/api/v1/partners/{party}/addressees", "{\"sees\":[]}", Kind.PARTY),
            get("/api/v1/reports/{id}", Kind.REPORT),
            post("/api/v1/reports/{id}/answers", "{\"status\":\"OPEN\"}", Kind.REPORT),
            post("/api/v1/gates", "{\"name\":\"x\",\"region\":\"DE-BY\",\"products\":[\"ID\"]}", Kind.PRODUCT),
            post("/api/v1/gates/{gate}/closings", "{}", Kind.GATE),
            post("/api/v1/gates/{gate}/scans", "{\"code\":\"\"}", Kind.GATE),
            get("/api/v1/gates/{gate}/scans", Kind.GATE),
            get("/api/v1/gates/{gate}/snapshot", Kind.GATE),
            get("/api/v1/scans/{scan}", Kind.SCAN),
            post("/api/v1/scans/{scan}/quarantines", "{\"words\":\"w\"}", Kind.SCAN),
            post("/api/v1/scans/{scan}/overrides", "{\"words\":\"w\"}", Kind.SCAN),
            post("/api/v1/holds/{id}/lifts", "{}", Kind.HOLD),
            get("/api/v1/quality-notices/{id}", Kind.NOTICE),
            post("/api/v1/quality-notices", Makers.notice("ID"), Kind.BATCH),
            post("/api/v1/quality-notices", Makers.notice("ID"), Kind.CODE),
            post("/api/v1/quality-notices/{id}/holds", "{}", Kind.NOTICE),
            post("/api/v1/quality-notices/{id}/recalls", "{\"reason\":\"r\",\"remedy\":\"m\"}", Kind.NOTICE),
            post("/api/v1/quality-notices/{id}/closings", "{\"words\":\"w\"}", Kind.NOTICE),
            get("/api/v1/units/{id}", Kind.UNIT),
            post("/api/v1/unpackings", "{\"unit\":\"ID\"}", Kind.UNIT),
            post("/api/v1/receipts", "{\"unit\":\"ID\"}", Kind.UNIT),
            post("/api/v1/releases", "{\"batch\":\"ID\",\"first\":0,\"last\":0}", Kind.BATCH),
            post("/api/v1/releases", "{\"codes\":[\"ID\"]}", Kind.CODE),
            post("/api/v1/shipments", "{\"codes\":[\"ID\"],\"to\":\"" + "0".repeat(32) + "\"}", Kind.CODE),
            post("/api/v1/receipts", "{\"codes\":[\"ID\"]" + PLACE + "}", Kind.CODE),
            post("/api/v1/receipts/comparisons", "{\"codes\":[\"ID\"]}", Kind.CODE),
            post("/api/v1/sales", "{\"codes\":[\"ID\"]" + PLACE + "}", Kind.CODE),
            post("/api/v1/sales", "{\"batch\":\"ID\",\"first\":0,\"last\":0" + PLACE + "}", Kind.BATCH),
            post("/api/v1/returns", "{\"codes\":[\"ID\"]" + PLACE + "}", Kind.CODE),
            post("/api/v1/packings", "{\"codes\":[\"ID\"]}", Kind.CODE),
            post("/api/v1/recalls", "{\"product\":\"ID\",\"reason\":\"r\",\"remedy\":\"m\"}", Kind.PRODUCT),
            post("/api/v1/recalls", "{\"batch\":\"ID\",\"reason\":\"r\",\"remedy\":\"m\"}", Kind.BATCH),
            post("/api/v1/recalls/simulations", "{\"product\":\"ID\"}", Kind.PRODUCT),
            post("/api/v1/recalls/simulations", "{\"batch\":\"ID\",\"first\":0,\"last\":0}", Kind.BATCH),
            post("/api/v1/recalls/lifts", "{\"batch\":\"ID\"}", Kind.BATCH),
            post("/api/v1/assemblies", "{\"item\":\"ID\",\"parts\":[\"ID\"]}", Kind.CODE),
            post("/api/v1/assemblies/comparisons", "{\"item\":\"ID\",\"parts\":[\"ID\"]}", Kind.CODE),
            post("/api/v1/assemblies/removals", "{\"item\":\"ID\",\"parts\":[\"ID\"]}", Kind.CODE),
            post("/api/v1/assemblies/scraps", "{\"codes\":[\"ID\"]}", Kind.CODE),
            post(
                    "/api/v1/assemblies/stock",
                    "{\"flow\":\"IN\",\"quantity\":1,\"product\":\"ID\",\"label\":\"sweep\"}",
                    Kind.PRODUCT),
            get("/api/v1/assemblies/bills/{product}", Kind.PRODUCT),
            post(
                    "/api/v1/assemblies/bills/{product}",
                    "{\"lines\":[{\"part\":\"" + "0".repeat(32) + "\",\"quantity\":1,\"tracing\":\"PIECE\"}]}",
                    Kind.PRODUCT),
            post("/api/v1/recalls/contents", "{\"of\":\"ID\",\"reason\":\"r\",\"remedy\":\"m\"}", Kind.CODE),
            of("/api/v1/trace/back", Kind.CODE),
            of("/api/v1/trace/forward", Kind.BATCH),
            of("/api/v1/trace/reach", Kind.CODE),
            of("/api/v1/trace/pack", Kind.CODE));

    private Probes() {}

    private static Probe get(String row, Kind kind) {
        return new Probe("GET", row, row.replaceAll("\\{[a-z0-9]+}", "ID"), JSON, "", kind);
    }

    private static Probe of(String row, Kind kind) {
        return new Probe("GET", row, row + "?of=ID", JSON, "", kind);
    }

    private static Probe post(String row, String body, Kind kind) {
        return new Probe("POST", row, row.replaceAll("\\{[a-z0-9]+}", "ID"), JSON, body, kind);
    }
}
