package com.jitrace.app.assembly;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hibernate.Session;

/** A brand's bills of material, in the caller's transaction on its database. */
record Bills(Session session) {
    /** The newest version. */
    Optional<Bill> of(String product) {
        return newest(product).map(this::bill);
    }

    /** Every version, newest first. */
    List<BillOfMaterial> versions(String product) {
        return session.createQuery(
                        "from BillOfMaterial b where b.productId = :product order by b.version desc",
                        BillOfMaterial.class)
                .setParameter("product", product)
                .list();
    }

    Optional<BillOfMaterial> newest(String product) {
        return versions(product).stream().findFirst();
    }

    private Bill bill(BillOfMaterial row) {
        List<Bill.Line> lines = session
                .createQuery("from BillLine l where l.id.billId = :bill order by l.id.partId", BillLine.class)
                .setParameter("bill", row.id())
                .list()
                .stream()
                .map(BillLine::line)
                .toList();
        return new Bill(row.productId(), row.version(), lines);
    }

    /** Keeps a bill's lines, and whether the product's page has parts to ask for. */
    void keep(BillOfMaterial row, Bill bill) {
        session.persist(row);
        session.flush();
        bill.lines().forEach(line -> session.persist(new BillLine(row.id(), line)));
        session.flush();
        session.createNativeMutationQuery("UPDATE product SET shows_parts = :shown WHERE id = :product")
                .setParameter("shown", bill.showsParts())
                .setParameter("product", bill.product())
                .executeUpdate();
    }

    /** Whether a product is among the parts of one of these, or of their parts: then it would be made of itself. */
    boolean within(String product, List<Bill.Line> lines) {
        Deque<String> open =
                new ArrayDeque<>(lines.stream().map(Bill.Line::part).toList());
        Set<String> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            String part = open.remove();
            if (part.equals(product)) {
                return true;
            }
            of(part).ifPresent(bill ->
                    bill.lines().stream().map(Bill.Line::part).filter(seen::add).forEach(open::add));
        }
        return false;
    }
}
