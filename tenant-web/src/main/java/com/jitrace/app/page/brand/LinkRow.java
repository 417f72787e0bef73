package com.jitrace.app.page.brand;

import com.jitrace.app.catalogue.Draft;
import com.jitrace.app.catalogue.Link;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A further link's row of the product form. */
public class LinkRow implements Serializable {
    private static final long serialVersionUID = 1L;
    private String type = Link.TYPES.get(0);
    private String language = "en";
    private String title = "";
    private String address = "";

    static LinkRow of(Link link) {
        LinkRow row = new LinkRow();
        row.type = link.type();
        row.language = link.language();
        row.title = link.title();
        row.address = link.address();
        return row;
    }

    Draft.Link draft() {
        return new Draft.Link(type, language, title, address);
    }

    public String getType() {
        return type;
    }

    public void setType(@Nullable String type) {
        this.type = text(type);
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(@Nullable String language) {
        this.language = text(language);
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(@Nullable String title) {
        this.title = text(title);
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(@Nullable String address) {
        this.address = text(address);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
