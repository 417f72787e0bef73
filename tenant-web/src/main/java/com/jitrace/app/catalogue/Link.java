package com.jitrace.app.catalogue;

import com.jitrace.chain.entry.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A further link that a brand gives to its product.
 *
 * @param type one of {@link #TYPES}: a link type of the GS1 Web vocabulary without its prefix
 * @param language of what it leads to: IETF BCP 47, like "en" or "zh-CN"
 * @param title up to 120 characters
 * @param address https, up to 300 characters
 */
public record Link(String type, String language, String title, String address) {
    /** Link types a brand may use; what is about verification and the record of an item is the platform's own. */
    public static final List<String> TYPES = List.of(
            "pip",
            "instructions",
            "quickStartGuide",
            "faqs",
            "support",
            "registerProduct",
            "safetyInfo",
            "certificationInfo",
            "sustainabilityInfo",
            "ingredientsInfo",
            "nutritionalInfo",
            "allergenInfo",
            "recipeInfo",
            "hasRetailers",
            "serviceInfo",
            "review",
            "tutorial",
            "relatedVideo",
            "promotion",
            "whatsInTheBox",
            "epil",
            "smpc",
            "dpp");

    public static final int TITLE_CHARACTERS_MAX = 120;
    public static final int ADDRESS_CHARACTERS_MAX = 300;
    static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})?");
    private static final Pattern ADDRESS =
            Pattern.compile("https://[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?(/[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*)?"
                    + "(#[A-Za-z0-9._~:/?@!$&'()*+,;=%-]*)?");

    public Link {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException("a link's type is one of " + TYPES + ": " + type);
        }
        if (!LANGUAGE.matcher(language).matches()) {
            throw new IllegalArgumentException("a link's language is a code like en or zh-CN: " + language);
        }
        if (title.isBlank() || title.length() > TITLE_CHARACTERS_MAX) {
            throw new IllegalArgumentException(
                    "a link's title has 1 to " + TITLE_CHARACTERS_MAX + " characters: " + title);
        }
        if (address.length() > ADDRESS_CHARACTERS_MAX
                || !ADDRESS.matcher(address).matches()) {
            throw new IllegalArgumentException("a link's address begins with https://: " + address);
        }
    }

    JsonObject json() {
        return JsonObject.EMPTY
                .with("address", address)
                .with("language", language)
                .with("title", title)
                .with("type", type);
    }

    static Link parse(JsonObject json) {
        return new Link(json.text("type"), json.text("language"), json.text("title"), json.text("address"));
    }
}
