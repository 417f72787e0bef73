package com.jitrace.app.page.brand;

import com.jitrace.app.catalogue.BrandText;
import com.jitrace.app.catalogue.PresentingBrand;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.words.Language;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the brand says on the pages of its items, language by language, with a preview of every state. */
@Named
@RequestScoped
public class BrandWordsPage {
    private static final List<String> STATES = List.of(
            "MATCH",
            "OPEN",
            "REPEATED",
            "MISMATCH",
            "SOLD",
            "RECALLED",
            "NOT_RELEASED",
            "CANCELLED",
            "RETIRED",
            "UNKNOWN",
            "MISTYPED",
            "UNAVAILABLE");

    private final PresentingBrand presenting;
    private final Shell shell;
    private @Nullable List<Form> forms;

    @Inject
    BrandWordsPage(PresentingBrand presenting, Shell shell) {
        this.presenting = presenting;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected BrandWordsPage() {
        this(null, null);
    }

    /** The words of one language as they are typed. */
    public static final class Form {
        private final Language language;
        private String greeting;
        private String care;
        private String link;

        Form(Language language, BrandText text) {
            this.language = language;
            this.greeting = text.greeting();
            this.care = text.care();
            this.link = text.link();
        }

        BrandText text() {
            return new BrandText(greeting, care, link);
        }

        public String getTag() {
            return language.tag();
        }

        public String getName() {
            return language.ownName();
        }

        public String getGreeting() {
            return greeting;
        }

        public void setGreeting(@Nullable String greeting) {
            this.greeting = greeting == null ? "" : greeting;
        }

        public String getCare() {
            return care;
        }

        public void setCare(@Nullable String care) {
            this.care = care == null ? "" : care;
        }

        public String getLink() {
            return link;
        }

        public void setLink(@Nullable String link) {
            this.link = link == null ? "" : link;
        }
    }

    /** One form a language, in the product's order of languages. */
    public List<Form> getForms() {
        if (forms == null) {
            Map<String, BrandText> kept = presenting.all();
            forms = new ArrayList<>();
            for (Language language : Language.values()) {
                forms.add(new Form(language, kept.getOrDefault(language.tag(), BrandText.NONE)));
            }
        }
        return forms;
    }

    /** A state of a reader's page. */
    public record Choice(String id, String label) {}

    /** The states that an item's page can have. */
    public List<Choice> states() {
        return STATES.stream()
                .map(state -> new Choice(state, shell.say("verdict." + state + ".label")))
                .toList();
    }

    public @Nullable String save() {
        Map<String, BrandText> words = new LinkedHashMap<>();
        getForms().forEach(form -> words.put(form.getTag(), form.text()));
        List<String> faults = presenting.keep(words);
        faults.forEach(fault -> shell.refuse(shell.say(fault, BrandText.CHARACTERS_MAX)));
        return faults.isEmpty() ? shell.go("brand", "brand-page.saved") : null;
    }
}
