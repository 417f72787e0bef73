package com.jitrace.app.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.app.account.Scope;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyScopesTest {
    @ParameterizedTest
    @CsvSource({
        "GET,/api/v1/products,READ",
        "GET,/api/v1/exports/links/x,CODES",
        "POST,/api/v1/exports/x/links,CODES",
        "POST,/api/v1/products,CATALOGUE",
        "POST,/api/v1/batches,CODES",
        "POST,/api/v1/sales,CAPTURE",
        "POST,/api/v1/gates/x/scans,CAPTURE",
        "POST,/epcis/capture,CAPTURE",
        "DELETE,/api/v1/partners/authorisations/x,PARTNERS",
        "POST,/api/v1/people/keys,ALL",
        "POST,/api/v1/approvals/x/decisions,ALL",
        "POST,/api/v1/what-comes-later,ALL",
    })
    void aKeyNeedsTheScopeOfWhatItIsUsedFor(String method, String path, Scope scope) {
        Asked asked = asked(method, path);
        assertThat(KeyScopes.needed(asked)).isEqualTo(scope);
        assertThat(KeyScopes.refuse(asked, Set.of(scope))).isEmpty();
        assertThat(KeyScopes.refuse(asked, Set.of(Scope.ALL))).isEmpty();
        if (scope != Scope.ALL) {
            Scope other = scope == Scope.CAPTURE ? Scope.CATALOGUE : Scope.CAPTURE;
            assertThat(KeyScopes.refuse(asked, Set.of(other))
                            .map(r -> r.problem().code()))
                    .contains("SCOPE");
        }
    }

    @Test
    void aKeyOpensNoConsolePageAndASessionNeedsNoScope() {
        assertThat(KeyScopes.refuse(asked("GET", "/console/home.xhtml"), Set.of(Scope.ALL)))
                .isPresent();
        assertThat(KeyScopes.refuse(asked("POST", "/api/v1/products"), null)).isEmpty();
    }

    private static Asked asked(String method, String path) {
        return new Asked(method, path, path, "", 0, false, "", Optional.empty(), Optional.empty(), false, true, false);
    }
}
