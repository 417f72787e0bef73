package com.jitrace.app.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.acceptance.Running;
import com.jitrace.app.readmodel.PlainReadModel;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.PlainDatabases;
import com.jitrace.app.trace.Relations;
import com.jitrace.chain.entry.Assemble;
import com.jitrace.chain.entry.BatchItems;
import com.jitrace.chain.entry.Building;
import com.jitrace.chain.entry.Commission;
import com.jitrace.chain.entry.Details;
import com.jitrace.chain.entry.Goods;
import com.jitrace.chain.entry.Issue;
import com.jitrace.chain.entry.ItemName;
import com.jitrace.chain.entry.Lot;
import com.jitrace.chain.entry.Product;
import com.jitrace.chain.entry.Ranges;
import com.jitrace.chain.entry.Statement;
import com.jitrace.chain.entry.Stock;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.signing.BatchSigner;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.signing.SignedBatch;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The example vehicles of Eclipse Tractus-X (item relationship service), when they lie beside the project: every asset becomes an item, a batch
 * that goes into several assets a counted lot, every relation is built in and projected. Then each relation is asked for from both ends. The
 * example has assemblies that stand in several others; the ledger lets a part into one item only (show-parts-6), so this begins at the projection.
 */
class CatenaVehiclesIT {
    private static final Path DATA = Running.root()
            .resolve("../shared/conformance/eclipse-tractusx+item-relationship-service/local/testing/testdata")
            .resolve("smallTestdata.json");
    private static final String CONTAINER = "https://catenax.io/schema/TestDataContainer/1.0.0";
    private static final String RELATION = "AssemblyPartRelationship";
    private static final OrganisationId ORGANISATION = new OrganisationId("a".repeat(32));
    private static final String MAKER = "b".repeat(32);
    private static final String PRODUCT = "e".repeat(32);
    private static final String REF = "7F3KQ";
    private static final String HASH = "1".repeat(64);
    private static final Slice SLICE = new Slice(Set.of(MAKER), Set.of(MAKER), Set.of());

    private final List<CertifiedBlock> chain = new ArrayList<>();
    private final Map<String, Integer> items = new LinkedHashMap<>();
    private final Map<String, String> lots = new LinkedHashMap<>();
    private final Map<String, Set<String>> children = new LinkedHashMap<>();
    private long leaves;

    @Test
    @Tag("show-parts-3")
    void everyRelationIsFoundFromBothEnds() throws IOException {
        Assumptions.assumeTrue(Files.exists(DATA), "the example is not beside the project");
        read();
        try (PlainDatabases server =
                PlainDatabases.start(Running.newHome("catena"), ORGANISATION, PlainReadModel.ENTITIES)) {
            ReadModel model = PlainReadModel.on(server);
            build();
            chain.forEach(block -> server.door().of(ORGANISATION, session -> {
                new BlockWriter(model, session, SLICE, block).write();
                return true;
            }));
            Relations relations = new Relations(server.door(), new PlainReferences(ORGANISATION));
            int back = 0;
            int forward = 0;
            for (Map.Entry<String, Set<String>> one : children.entrySet()) {
                int parent = index(one.getKey());
                assertThat(relations.parts(REF, parent)).as(one.getKey()).isEqualTo(names(one.getValue()));
                back += one.getValue().size();
                for (String child : one.getValue()) {
                    if (items.containsKey(child)) {
                        assertThat(relations.uses(REF, index(child))).as(child).isEqualTo(names(parents(child)));
                    } else {
                        assertThat(relations.holders(ORGANISATION, lots.getOrDefault(child, "")))
                                .as(child)
                                .contains(REF + "/" + parent);
                    }
                    forward++;
                }
            }
            int whole = 0;
            for (String root : roots()) {
                Set<String> reached = relations.everythingIn(REF, index(root));
                assertThat(reached).as(root).isEqualTo(names(closure(root)));
                whole += reached.size();
            }
            int expected = children.values().stream().mapToInt(Set::size).sum();
            assertThat(back).isEqualTo(expected).isEqualTo(forward).isPositive();
            long several = items.keySet().stream()
                    .filter(item -> parents(item).size() > 1)
                    .count();
            System.out.println("parts-3: " + items.size() + " items and " + lots.size() + " counted lots; " + back
                    + " relations found back and " + forward + " forward, 0 differences; " + roots().size()
                    + " finished items with " + whole + " parts at all depths; "
                    + several + " items stand in several others in the example, which the chain would refuse");
        }
    }

    private void read() throws IOException {
        JsonObject all;
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(DATA))) {
            all = reader.readObject();
        }
        Map<String, Integer> parents = new TreeMap<>();
        for (JsonObject asset : all.getJsonArray(CONTAINER).getValuesAs(JsonObject.class)) {
            for (String aspect : asset.keySet()) {
                if (aspect.endsWith(RELATION)) {
                    for (JsonObject relation : asset.getJsonArray(aspect).getValuesAs(JsonObject.class)) {
                        if (!relation.containsKey("childParts")) {
                            continue;
                        }
                        for (JsonObject child :
                                relation.getJsonArray("childParts").getValuesAs(JsonObject.class)) {
                            String id = child.getString("childCatenaXId");
                            if (children.computeIfAbsent(asset.getString("catenaXId"), key -> new TreeSet<>())
                                    .add(id)) {
                                parents.merge(id, 1, Integer::sum);
                            }
                        }
                    }
                }
            }
        }
        Set<String> names = new TreeSet<>(children.keySet());
        children.values().forEach(names::addAll);
        for (String name : names) {
            if (parents.getOrDefault(name, 0) > 1 && !children.containsKey(name)) {
                lots.put(name, String.format("%032x", lots.size() + 1));
            } else {
                items.put(name, items.size());
            }
        }
    }

    private void build() {
        block(new Product(PRODUCT, Optional.empty(), Optional.empty(), HASH));
        block(new Issue(REF, MAKER, items.size(), "8".repeat(32), PRODUCT, HASH));
        block(new Commission(Goods.items(REF, Ranges.of(0, items.size() - 1)), Optional.empty(), Details.none()));
        for (String lot : lots.values()) {
            block(
                    new Lot(lot, PRODUCT, Optional.empty()),
                    new Stock(lot, Stock.Flow.IN, children.size(), Optional.empty(), Details.none()));
        }
        children.forEach((parent, parts) -> {
            int[] pieces = parts.stream()
                    .filter(items::containsKey)
                    .mapToInt(this::index)
                    .toArray();
            List<BatchItems> coded =
                    pieces.length == 0 ? List.of() : List.of(new BatchItems(REF, Ranges.ofIndices(pieces)));
            List<Building.Quantity> counted = parts.stream()
                    .filter(lots::containsKey)
                    .map(part -> lots.getOrDefault(part, ""))
                    .sorted()
                    .map(lot -> new Building.Quantity(lot, 1))
                    .toList();
            block(new Assemble(new ItemName(REF, index(parent)), new Building.Parts(coded, counted), Details.none()));
        });
    }

    private int index(String asset) {
        return items.getOrDefault(asset, -1);
    }

    private Set<String> names(Set<String> assets) {
        return assets.stream()
                .map(asset -> items.containsKey(asset) ? REF + "/" + index(asset) : lots.getOrDefault(asset, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> parents(String child) {
        return children.entrySet().stream()
                .filter(one -> one.getValue().contains(child))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> roots() {
        Set<String> roots = new TreeSet<>(children.keySet());
        children.values().forEach(roots::removeAll);
        return roots;
    }

    private Set<String> closure(String root) {
        Set<String> all = new HashSet<>();
        List<String> open = new ArrayList<>(children.getOrDefault(root, Set.of()));
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (all.add(next)) {
                open.addAll(children.getOrDefault(next, Set.of()));
            }
        }
        return all;
    }

    private void block(Statement... statements) {
        String nonce = String.format("%032x", chain.size() + 1);
        SignedBatch batch = new BatchSigner(HASH, MAKER, MAKER, SecretKey.ofSeed(new byte[32]))
                .sign(nonce, 1_000, List.of(statements));
        List<byte[]> bytes = new ArrayList<>(List.of(batch.leaf()));
        bytes.addAll(batch.entries());
        bytes.add(new byte[] {0}); // in place of the block leaf, which the projection does not read
        long height = chain.size() + 1;
        chain.add(new CertifiedBlock(height, 1_000 * height, leaves, bytes, ""));
        leaves += bytes.size();
    }
}
