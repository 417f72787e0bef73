package com.jitrace.app.catalogue;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.OrganisationId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a brand says of itself on the pages of its items, in the languages that it has words for. */
@ApplicationScoped
public class PresentingBrand {
    /**
     * The words that a reader gets.
     *
     * @param language of the words: another than the reader's where the brand has none in that one
     */
    public record Shown(String language, BrandText text) {}

    private final Databases databases;
    private final CurrentUser user;
    private final Clock clock;

    @Inject
    PresentingBrand(Databases databases, CurrentUser user, Clock clock) {
        this.databases = databases;
        this.user = user;
        this.clock = clock;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PresentingBrand() {
        this(null, null, null);
    }

    /** The signed-in brand's words by language. */
    @Allowed({Role.BRAND_ADMIN, Role.BRAND_USER, Role.AUDITOR})
    public Map<String, BrandText> all() {
        return all(user.required().organisation());
    }

    /** Keeps the words of some languages; keys of the texts that say what to correct, and then nothing is kept. */
    @Allowed(Role.BRAND_ADMIN)
    public List<String> keep(Map<String, BrandText> words) {
        List<String> faults = words.values().stream()
                .flatMap(text -> text.faults().stream())
                .distinct()
                .toList();
        if (!faults.isEmpty()) {
            return faults;
        }
        SignedIn who = user.required();
        databases.of(who.organisation(), session -> {
            words.forEach((language, text) ->
                    session.merge(new BrandWords(language, text, who.displayName(), clock.millis())));
            return true;
        });
        return List.of();
    }

    /** A brand's words for a reader of this language, else those that it has in another one. */
    public Optional<Shown> read(OrganisationId brand, String language) {
        return choose(all(brand), language);
    }

    static Optional<Shown> choose(Map<String, BrandText> words, String language) {
        return Optional.ofNullable(words.get(language))
                .filter(text -> !text.isEmpty())
                .map(text -> new Shown(language, text))
                .or(() -> words.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .findFirst()
                        .map(entry -> new Shown(entry.getKey(), entry.getValue())));
    }

    private Map<String, BrandText> all(OrganisationId brand) {
        return databases.of(brand, session -> {
            Map<String, BrandText> words = new TreeMap<>();
            session.createQuery("from BrandWords w", BrandWords.class)
                    .list()
                    .forEach(row -> words.put(row.language(), row.text()));
            return words;
        });
    }
}
