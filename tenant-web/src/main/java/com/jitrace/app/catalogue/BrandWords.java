package com.jitrace.app.catalogue;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A brand's own text in one language. */
@Entity
@Table(name = "brand_words")
public class BrandWords {
    @Id
    private String language;

    private String greeting;
    private String care;
    private String link;
    private String changedBy;
    private long changedAt;

    @SuppressWarnings("NullAway.Init")
    protected BrandWords() {}

    BrandWords(String language, BrandText text, String who, long now) {
        this.language = language;
        this.greeting = text.greeting();
        this.care = text.care();
        this.link = text.link();
        this.changedBy = who;
        this.changedAt = now;
    }

    /** BCP 47, like zh-CN. */
    public String language() {
        return language;
    }

    public BrandText text() {
        return new BrandText(greeting, care, link);
    }

    String changedBy() {
        return changedBy;
    }

    long changedAt() {
        return changedAt;
    }
}
