package com.jitrace.app.page.consumer;

import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.catalogue.PresentingBrand;
import com.jitrace.app.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Puts a verdict, the brand's own words and the industry packs' panels together to one page. */
@ApplicationScoped
class PageMaker {
    private final Packs packs;
    private final PresentingBrand presenting;

    @Inject
    PageMaker(Packs packs, PresentingBrand presenting) {
        this.packs = packs;
        this.presenting = presenting;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PageMaker() {
        this(null, null);
    }

    ItemPage page(Verdict verdict, Asked asked) {
        return new ItemPage(
                verdict,
                asked,
                packs.all(),
                verdict.item()
                        .flatMap(item ->
                                presenting.read(item.brand(), asked.language().tag())));
    }
}
