package com.jitrace.app.assembly;

import com.jitrace.app.assembly.ShownPart.BuiltIn;
import com.jitrace.app.assembly.ShownPart.Condition;
import com.jitrace.app.assembly.ShownPart.Maker;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;

/** What the brand lets everybody see of the parts of one item: one question to its database, in the caller's transaction. */
public record ShownParts(Session session) {
    private static final String SHOWN_LINES = """
            JOIN bill_line l ON l.part_id = %s AND l.shown AND l.bill_id =
              (SELECT m.id FROM bill_of_material m WHERE m.product_id = ? ORDER BY m.version DESC LIMIT 1)
            """;

    /** Single pieces by their own recalls and holds or those of their lot, batch and part number; counted ones by those of their lot. */
    private static final String QUESTION =
            """
            SELECT n.name, SUM(s.pieces), MIN(s.since), MAX(s.latest), BIT_OR(s.makers), MAX(s.recalled), MAX(s.held) FROM (
              SELECT l.part_id, p.part_last - p.part_first + 1 AS pieces, p.in_time AS since, p.in_time AS latest,
                (SELECT COALESCE(BIT_OR(CASE WHEN e.author = ? THEN 1 ELSE 2 END), 0) FROM rm_event e
                  WHERE e.ref = p.part_ref AND e.act IN ('commission', 'release')
                    AND e.first_index <= p.part_last AND e.last_index >= p.part_first) AS makers,
                EXISTS (SELECT 1 FROM rm_recall c WHERE c.lifted_at = 0
                  AND (c.scope = 'product' AND c.target = l.part_id
                    OR c.scope IN ('batch', 'items') AND c.target = p.part_ref
                      AND c.first_index <= p.part_last AND c.last_index >= p.part_first
                    OR c.scope = 'lot' AND EXISTS (SELECT 1 FROM rm_run r WHERE r.lot = c.target AND r.ref = p.part_ref
                      AND r.first_index <= p.part_last AND r.last_index >= p.part_first))) AS recalled,
                EXISTS (SELECT 1 FROM part_hold h WHERE h.lifted_at = 0
                  AND (h.scope = 'items' AND h.target = p.part_ref
                      AND h.first_index <= p.part_last AND h.last_index >= p.part_first
                    OR h.scope = 'lot' AND EXISTS (SELECT 1 FROM rm_run r WHERE r.lot = h.target AND r.ref = p.part_ref
                      AND r.first_index <= p.part_last AND r.last_index >= p.part_first))) AS held
              FROM rm_part p JOIN rm_batch b ON b.ref = p.part_ref
            """ + SHOWN_LINES.formatted("b.product_id") + """
              WHERE p.parent_ref = ? AND p.parent_index = ? AND p.out_leaf = 0
              UNION ALL
              SELECT l.part_id, k.qty,
                (SELECT MIN(v.block_time) FROM rm_stock_event v WHERE v.to_holder = k.holder AND v.lot = k.lot),
                (SELECT MAX(v.block_time) FROM rm_stock_event v WHERE v.to_holder = k.holder AND v.lot = k.lot),
                0,
                EXISTS (SELECT 1 FROM rm_recall c WHERE c.lifted_at = 0
                  AND (c.scope = 'product' AND c.target = l.part_id OR c.scope = 'lot' AND c.target = k.lot)),
                EXISTS (SELECT 1 FROM part_hold h WHERE h.lifted_at = 0 AND h.scope = 'lot' AND h.target = k.lot)
              FROM rm_stock k JOIN rm_lot t ON t.id = k.lot
            """ + SHOWN_LINES.formatted("t.product_id") + """
              WHERE k.holder = ? AND k.qty > 0
            ) s JOIN product n ON n.id = s.part_id GROUP BY s.part_id, n.name ORDER BY n.name, s.part_id
            """;

    /**
     * The shown parts that are inside now, by name.
     *
     * @param product of the item
     * @param brandParty the brand's party on the chain
     */
    public List<ShownPart> in(String product, String ref, int index, String brandParty) {
        return session.doReturningWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(QUESTION)) {
                query.setString(1, brandParty);
                query.setString(2, product);
                query.setString(3, ref);
                query.setInt(4, index);
                query.setString(5, product);
                query.setString(6, ref + "/" + index);
                try (ResultSet rows = query.executeQuery()) {
                    List<ShownPart> shown = new ArrayList<>();
                    while (rows.next()) {
                        shown.add(part(rows));
                    }
                    return shown;
                }
            }
        });
    }

    private static ShownPart part(ResultSet row) throws SQLException {
        Condition condition =
                row.getBoolean(6) ? Condition.RECALLED : row.getBoolean(7) ? Condition.HELD : Condition.IN_ORDER;
        return new ShownPart(
                row.getString(1),
                row.getLong(2),
                new BuiltIn(row.getLong(3), row.getLong(4)),
                Maker.of(row.getInt(5)),
                condition);
    }
}
