package com.jitrace.app.page.consumer;

import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.assembly.DesigningProducts;
import com.jitrace.app.catalogue.BrandText;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.catalogue.PresentingBrand;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.gate.Gate;
import com.jitrace.app.labelling.CodeBatch;
import com.jitrace.app.labelling.Decoding;
import com.jitrace.app.labelling.Located;
import com.jitrace.app.labelling.OrderingCodes;
import com.jitrace.app.tenancy.Organisation;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.app.verification.Samples;
import com.jitrace.app.verification.State;
import com.jitrace.app.words.Language;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The page of an item as its readers would see it in a state, with words that the brand has not saved yet: for the brand's own eyes. */
@WebServlet("/console/preview")
public class PreviewServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Catalogue catalogue;
    private final transient OrderingCodes ordering;
    private final transient CurrentUser user;

    @Inject
    private transient Organisations organisations;

    @Inject
    private transient Decoding decoding;

    @Inject
    private transient Packs packs;

    @Inject
    private transient Clock clock;

    @Inject
    private transient PresentingBrand presenting;

    @Inject
    private transient DesigningProducts designing;

    @Inject
    public PreviewServlet(Catalogue catalogue, OrderingCodes ordering, CurrentUser user) {
        this.catalogue = catalogue;
        this.ordering = ordering;
        this.user = user;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Optional<State> state = Arrays.stream(State.values())
                .filter(one -> one.name().equals(request.getParameter("state")))
                .findFirst();
        if (state.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        SignedIn who = user.required();
        Optional<Product> product = product(who, text(request, "product"));
        Samples.Subject subject = new Samples.Subject(
                who.organisationName(),
                organisations.find(who.organisation()).map(Organisation::domain).orElse(""),
                product.map(Product::sheet),
                product.flatMap(this::anyItem),
                product.map(shown -> designing.sample(shown.id())).orElse(List.of()));
        Language language = ItemServlet.chosen(request);
        Address address = new Address(product.map(Product::gtin), Samples.CODE);
        ItemPage page = new ItemPage(
                Samples.of(state.get(), subject, clock.millis()),
                Asked.of(address, "", language, name -> null),
                packs.all(),
                words(request, who, language));
        request.setAttribute("page", page);
        request.setAttribute("nonce", request.getAttribute(Gate.NONCE));
        response.setHeader("Content-Language", language.tag());
        request.getRequestDispatcher("/WEB-INF/consumer/item.xhtml").forward(request, response);
    }

    /** The product that was asked for, else the first one. */
    private Optional<Product> product(SignedIn who, String id) {
        return catalogue
                .find(who.organisation(), id)
                .or(() -> catalogue.all(who.organisation()).stream().findFirst());
    }

    private Optional<Located> anyItem(Product product) {
        return ordering.all().stream()
                .filter(batch -> batch.productId().equals(product.id()))
                .map(CodeBatch::ref)
                .flatMap(ref -> decoding.locateFirst(ref).stream())
                .findFirst();
    }

    /** What is typed at the moment, else what is kept. */
    private Optional<PresentingBrand.Shown> words(HttpServletRequest request, SignedIn who, Language language) {
        if (request.getParameter("greeting") == null) {
            return presenting.read(who.organisation(), language.tag());
        }
        BrandText text = new BrandText(text(request, "greeting"), text(request, "care"), text(request, "link"));
        return text.isEmpty() ? Optional.empty() : Optional.of(new PresentingBrand.Shown(language.tag(), text));
    }

    private static String text(HttpServletRequest request, String name) {
        String value = Optional.ofNullable(request.getParameter(name)).orElse("");
        return value.substring(0, Math.min(value.length(), BrandText.CHARACTERS_MAX));
    }
}
