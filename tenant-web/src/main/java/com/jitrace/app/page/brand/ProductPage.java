package com.jitrace.app.page.brand;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.DescribingProducts;
import com.jitrace.app.catalogue.Draft;
import com.jitrace.app.catalogue.Link;
import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.catalogue.RowProblem;
import com.jitrace.app.catalogue.Sheet;
import com.jitrace.app.media.Pictures;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.app.page.shell.Submissions;
import com.jitrace.app.words.Regions;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One product's sheet: what the page shows, typed and kept as a new version. */
@Named
@ViewScoped
public class ProductPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int EMPTY_VENDORS = 1;

    @Inject
    private Catalogue catalogue;

    @Inject
    private DescribingProducts describing;

    @Inject
    private Pictures store;

    @Inject
    private FilesForm files;

    @Inject
    private Packs packs;

    @Inject
    private CurrentUser user;

    @Inject
    private Submissions submissions;

    @Inject
    private Shell shell;

    private String id = "";
    private String gtin = "";
    private String name = "";
    private String description = "";
    private String signs = "";
    private Map<String, @Nullable String> attributes = new TreeMap<>();
    private List<String> pictures = new ArrayList<>();
    private List<VendorRow> vendors = new ArrayList<>();
    private List<LinkRow> links = new ArrayList<>();
    private transient @Nullable Part picture;
    private transient @Nullable List<AttributeForm> forms;

    /** A vendor's row of the form. */
    public static class VendorRow implements Serializable {
        private static final long serialVersionUID = 1L;
        private String name = "";
        private String region = "";
        private String city = "";
        private String link = "";

        static VendorRow of(Sheet.Vendor vendor) {
            VendorRow row = new VendorRow();
            row.name = vendor.name();
            row.region = vendor.region();
            row.city = vendor.city();
            row.link = vendor.link();
            return row;
        }

        Draft.Vendor draft() {
            return new Draft.Vendor(name, Regions.read(region).orElse(region), city, link);
        }

        public String getName() {
            return name;
        }

        public void setName(@Nullable String name) {
            this.name = text(name);
        }

        public String getRegion() {
            return region;
        }

        public void setRegion(@Nullable String region) {
            this.region = text(region);
        }

        public String getCity() {
            return city;
        }

        public void setCity(@Nullable String city) {
            this.city = text(city);
        }

        public String getLink() {
            return link;
        }

        public void setLink(@Nullable String link) {
            this.link = text(link);
        }
    }

    /** A type of link to choose. */
    public record TypeChoice(String id, String name) {}

    /** One version in the list. */
    public record VersionRow(int number, String when, String by, String hash, String state, String stateName) {}

    /** Fills the form when the page is opened; a product that this brand does not have is a new one. */
    public void open() {
        if (!vendors.isEmpty()) {
            return;
        }
        catalogue.find(user.required().organisation(), id).ifPresentOrElse(this::show, () -> id = "");
        addVendor();
        addLink();
    }

    private void show(Product product) {
        Sheet sheet = product.sheet();
        gtin = product.gtin();
        name = sheet.name();
        description = sheet.description();
        signs = String.join("\n", sheet.signs());
        attributes = new TreeMap<>(sheet.attributes());
        pictures = new ArrayList<>(sheet.pictures());
        sheet.vendors().forEach(vendor -> vendors.add(VendorRow.of(vendor)));
        sheet.links().forEach(link -> links.add(LinkRow.of(link)));
        files.show(sheet.media());
    }

    public void addVendor() {
        for (int i = 0; i < EMPTY_VENDORS && vendors.size() < Sheet.VENDORS_MAX; i++) {
            vendors.add(new VendorRow());
        }
    }

    public void addLink() {
        if (links.size() < Sheet.LINKS_MAX) {
            links.add(new LinkRow());
        }
    }

    /** Link types of the GS1 Web vocabulary, by their names in this language. */
    public List<TypeChoice> linkTypes() {
        return Link.TYPES.stream()
                .map(type -> new TypeChoice(type, shell.say("link.type." + type)))
                .toList();
    }

    /** Takes the chosen picture in; it is part of the sheet once that is saved. */
    public @Nullable String addPicture() {
        Part chosen = picture;
        if (chosen == null || chosen.getSize() == 0) {
            return shell.refuse(shell.say("product.no-picture"));
        }
        if (pictures.size() >= Sheet.PICTURES_MAX) {
            return shell.refuse(shell.say("product.too-many-pictures", Sheet.PICTURES_MAX));
        }
        if (!(store.take(bytes(chosen)) instanceof Pictures.Taken taken)) {
            return shell.refuse(shell.say("product.not-a-picture", Pictures.UPLOAD_BYTES_MAX >> 20));
        }
        if (!pictures.contains(taken.hash())) {
            pictures.add(taken.hash());
        }
        return null;
    }

    private static byte[] bytes(Part part) {
        try (InputStream in = part.getInputStream()) {
            return in.readNBytes(Pictures.UPLOAD_BYTES_MAX + 1);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }

    public void removePicture(String hash) {
        pictures.remove(hash);
    }

    public @Nullable String save() {
        Draft draft = new Draft(
                gtin,
                name,
                description,
                filled(),
                pictures,
                signs.lines().toList(),
                vendors.stream().map(VendorRow::draft).toList(),
                links.stream().map(LinkRow::draft).toList(),
                files.drafts());
        DescribingProducts.Import outcome = describing.take(draft);
        if (outcome instanceof DescribingProducts.Faulty faulty) {
            faulty.problems().forEach(problem -> shell.refuse(sentence(problem)));
            return null;
        }
        boolean changed = ((DescribingProducts.Described) outcome).products() > 0;
        return shell.go("products", changed ? "product.saved" : "products.nothing-new", name.strip());
    }

    /** A list without a choice is null to Faces. */
    private Map<String, String> filled() {
        Map<String, String> filled = new TreeMap<>();
        attributes.forEach((attribute, value) -> {
            if (value != null && !value.isBlank()) {
                filled.put(attribute, value.strip());
            }
        });
        return filled;
    }

    private String sentence(RowProblem problem) {
        String where = shell.text().has("product.field." + problem.column())
                ? shell.say("product.field." + problem.column())
                : attributes().stream()
                        .filter(form -> form.name().equals(problem.column()))
                        .map(AttributeForm::label)
                        .findFirst()
                        .orElse(problem.column());
        String advice = shell.text().has(problem.code())
                ? shell.say(problem.code(), problem.arguments().toArray())
                : packs.advice(problem, shell.locale()).orElseGet(() -> shell.say("import.unknown-column"));
        String value = problem.value().isEmpty() ? "" : " “" + problem.value() + "”";
        return where + value + ": " + advice;
    }

    /** The fields that the industry packs add to a product, in their order. */
    public List<AttributeForm> attributes() {
        if (forms == null) {
            forms = AttributeForm.all(packs.all(), shell.locale());
        }
        return forms;
    }

    public List<VersionRow> versions() {
        return id.isEmpty()
                ? List.of()
                : describing.versions(id).stream()
                        .map(version -> {
                            Submissions.Row sent = submissions.of(version.outboxId());
                            return new VersionRow(
                                    version.version(),
                                    shell.minute(version.writtenAt()),
                                    version.writtenBy(),
                                    version.sheetHash().substring(0, 12),
                                    sent.state(),
                                    sent.stateName());
                        })
                        .toList();
    }

    public boolean isNew() {
        return id.isEmpty();
    }

    public List<String> getPictures() {
        return pictures;
    }

    public List<VendorRow> getVendors() {
        return vendors;
    }

    public List<LinkRow> getLinks() {
        return links;
    }

    public Map<String, @Nullable String> getValues() {
        return attributes;
    }

    public String getId() {
        return id;
    }

    public void setId(@Nullable String id) {
        this.id = text(id);
    }

    public String getGtin() {
        return gtin;
    }

    public void setGtin(@Nullable String gtin) {
        this.gtin = text(gtin);
    }

    public String getName() {
        return name;
    }

    public void setName(@Nullable String name) {
        this.name = text(name);
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(@Nullable String description) {
        this.description = text(description);
    }

    public String getSigns() {
        return signs;
    }

    public void setSigns(@Nullable String signs) {
        this.signs = text(signs);
    }

    public @Nullable Part getPicture() {
        return picture;
    }

    public void setPicture(@Nullable Part picture) {
        this.picture = picture;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
