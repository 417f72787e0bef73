package com.jitrace.app.gate;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import java.util.Map;
import java.util.Set;

/** Which roles a console page is for; a page that is not listed is for nobody. */
public final class PageAccess {
    private static final Set<Role> EVERYONE = Set.of(Role.values());
    private static final Set<Role> BRAND = Set.of(Role.BRAND_ADMIN, Role.BRAND_USER);
    static final Map<String, Set<Role>> PAGES = Map.of(
            "/console/home.xhtml", EVERYONE,
            "/console/products.xhtml", BRAND,
            "/console/codes.xhtml", BRAND,
            "/console/goods.xhtml", Set.of(Role.BRAND_ADMIN, Role.BRAND_USER, Role.DISTRIBUTOR),
            "/console/recalls.xhtml", Set.of(Role.BRAND_ADMIN),
            "/console/partners.xhtml", Set.of(Role.BRAND_ADMIN),
            "/console/organisations.xhtml", Set.of(Role.OPERATOR),
            "/console/platform.xhtml", Set.of(Role.OPERATOR));

    private PageAccess() {}

    public static boolean allows(String path, SignedIn who) {
        return PAGES.getOrDefault(path, Set.of()).stream().anyMatch(who::has);
    }
}
