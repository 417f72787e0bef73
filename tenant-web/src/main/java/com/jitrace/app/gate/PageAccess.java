package com.jitrace.app.gate;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import java.util.Map;
import java.util.Set;

/** Which roles a console page is for; a page that is not listed is for nobody. */
public final class PageAccess {
    private static final Set<Role> EVERYONE = Set.of(Role.values());
    private static final Set<Role> BRAND = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER);
    private static final Set<Role> GOODS = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR);
    private static final Set<Role> SUPPLIERS = Set.of(Role.SUPPLIER);
    private static final Set<Role> PART_FILES =
            Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK, Role.AUDITOR);
    private static final Set<Role> GATE = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.CLERK);
    private static final Set<Role> REPORTS = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.OPERATOR, Role.AUDITOR);
    private static final Set<Role> TEAM =
            Set.of(Role.OPERATOR, Role.BRAND_ADMIN, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK);
    private static final Set<Role> LOG =
            Set.of(Role.OPERATOR, Role.BRAND_ADMIN, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK, Role.AUDITOR);

    private static final Set<Role> BUILDERS = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.CLERK);
    private static final Set<Role> TRACERS =
            Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR, Role.SUPPLIER, Role.CLERK, Role.AUDITOR);

    private static final Set<Role> NOTICES = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.SUPPLIER, Role.AUDITOR);

    /** Pages for people who have not signed in. */
    static final Set<String> OPEN = Set.of("/console/signin.xhtml", "/console/apply.xhtml", "/console/join.xhtml");

    static final Map<String, Set<Role>> PAGES = Map.ofEntries(
            Map.entry("/console/home.xhtml", EVERYONE),
            Map.entry("/console/products.xhtml", BRAND),
            Map.entry("/console/product.xhtml", BRAND),
            Map.entry("/console/picture", BRAND),
            Map.entry("/console/brand.xhtml", Set.of(Role.BRAND_ADMIN)),
            Map.entry("/console/preview", Set.of(Role.BRAND_ADMIN)),
            Map.entry("/console/reports.xhtml", REPORTS),
            Map.entry("/console/report-photo", REPORTS),
            Map.entry("/console/codes.xhtml", BRAND),
            Map.entry("/console/parts.xhtml", BRAND),
            Map.entry("/console/partfile", PART_FILES),
            Map.entry("/console/supplies.xhtml", SUPPLIERS),
            Map.entry("/console/partrecords.xhtml", SUPPLIERS),
            Map.entry("/console/jobs.xhtml", EVERYONE),
            Map.entry("/console/approvals.xhtml", BRAND),
            Map.entry("/console/goods.xhtml", GOODS),
            Map.entry("/console/incoming.xhtml", GOODS),
            Map.entry("/console/import.xhtml", GOODS),
            Map.entry("/console/item.xhtml", GOODS),
            Map.entry("/console/receive.xhtml", GATE),
            Map.entry("/console/gates.xhtml", Set.of(Role.BRAND_ADMIN)),
            Map.entry("/console/assemble.xhtml", BUILDERS),
            Map.entry("/console/bill.xhtml", BRAND),
            Map.entry("/console/trace.xhtml", TRACERS),
            Map.entry("/console/quality.xhtml", NOTICES),
            Map.entry("/console/qualitynotice.xhtml", NOTICES),
            Map.entry("/console/recalls.xhtml", Set.of(Role.BRAND_ADMIN)),
            Map.entry("/console/partners.xhtml", Set.of(Role.BRAND_ADMIN)),
            Map.entry("/console/organisations.xhtml", Set.of(Role.OPERATOR)),
            Map.entry("/console/applications.xhtml", Set.of(Role.OPERATOR)),
            Map.entry("/console/proposals.xhtml", Set.of(Role.OPERATOR)),
            Map.entry("/console/team.xhtml", TEAM),
            Map.entry("/console/account.xhtml", EVERYONE),
            Map.entry("/console/security.xhtml", LOG),
            Map.entry("/console/network.xhtml", Set.of(Role.OPERATOR)),
            Map.entry("/console/platform.xhtml", Set.of(Role.OPERATOR)));

    private PageAccess() {}

    public static boolean allows(String path, SignedIn who) {
        return PAGES.getOrDefault(path, Set.of()).stream().anyMatch(who::has);
    }
}
