package com.jitrace.app.recall;

import com.jitrace.app.account.Allowed;
import com.jitrace.app.account.CurrentUser;
import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import com.jitrace.app.approval.ApprovalRequest;
import com.jitrace.app.approval.Question;
import com.jitrace.app.approval.TwoPersons;
import com.jitrace.app.catalogue.Catalogue;
import com.jitrace.app.catalogue.Product;
import com.jitrace.app.outbox.Outbox;
import com.jitrace.app.readmodel.ReadModel;
import com.jitrace.app.tenancy.Databases;
import com.jitrace.app.tenancy.Organisations;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.entry.Scope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.Session;

/**
 * A brand recalls a product, a batch of codes or items of a batch, or lifts a recall: one administrator looks at what it would reach and
 * asks, another one decides, and only then it goes to the chain.
 */
@ApplicationScoped
@Allowed(Role.BRAND_ADMIN)
public class Recalling {
    /** Outcome of asking. */
    public sealed interface Asking permits Asked, NotAsked {}

    /** Another administrator can decide now. */
    public record Asked(String approvalId, Effect effect) implements Asking {}

    /** Nothing was asked; the key of the text that says why. */
    public record NotAsked(String code) implements Asking, Together {}

    /** Outcome of asking for several recalls at once. */
    sealed interface Together permits AskedTogether, NotAsked {}

    /** Another administrator can decide now, on each. */
    record AskedTogether(List<String> approvalIds) implements Together {}

    private static final int SUBJECT_CHARACTERS_MAX = 100;

    static final String BRAND_PARTY = "brandParty";
    static final String SCOPE = "scope";
    static final String NOTICE = "notice";

    private final Databases databases;
    private final Organisations organisations;
    private final Outbox outbox;
    private final ReadModel model;
    private final TwoPersons persons;

    @Inject
    private CurrentUser user;

    @Inject
    private Catalogue catalogue;

    @Inject
    Recalling(Databases databases, Organisations organisations, Outbox outbox, ReadModel model, TwoPersons persons) {
        this.databases = databases;
        this.organisations = organisations;
        this.outbox = outbox;
        this.model = model;
        this.persons = persons;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected Recalling() {
        this(null, null, null, null, null);
    }

    /** What a recall of this scope would reach now; empty when this brand has no such goods on the chain. */
    public Optional<Effect> simulate(Scope scope) {
        return databases.of(user.required().organisation(), session -> new Reach(model, session).of(scope));
    }

    /** Asks for a recall. */
    public Asking ask(Scope scope, Notice notice) {
        return ask("recall", scope, session -> words(session, notice));
    }

    private JsonObject words(Session session, Notice notice) {
        return JsonObject.EMPTY
                .with(NOTICE, outbox.keep(session, notice.json()))
                .with("reason", notice.reason())
                .with("remedy", notice.remedy());
    }

    /** Asks for recalls of all these scopes, with what belongs to the asking, or for none. */
    Together askTogether(List<Scope> scopes, Notice notice, RecallingContents.Occasion occasion) {
        SignedIn who = user.required();
        String party = organisations.brandParty(who.organisation());
        return databases.of(who.organisation(), session -> {
            Optional<String> refused = occasion.refuse(session);
            if (refused.isPresent()) {
                return new NotAsked(refused.get());
            }
            Reach reach = new Reach(model, session);
            List<Effect> effects =
                    scopes.stream().flatMap(scope -> reach.of(scope).stream()).toList();
            if (effects.size() < scopes.size()) {
                return new NotAsked("recall.unknown-goods");
            }
            JsonObject words = words(session, notice);
            List<String> approvals = IntStream.range(0, scopes.size())
                    .mapToObj(i -> question(
                            "recall", session, scopes.get(i), content(words, party, effects.get(i), scopes.get(i))))
                    .map(question -> persons.ask(session, question).id())
                    .toList();
            occasion.asked(session, approvals);
            return new AskedTogether(approvals);
        });
    }

    private static JsonObject content(JsonObject words, String party, Effect effect, Scope scope) {
        return words.with(BRAND_PARTY, party).with("items", effect.items()).with(SCOPE, Scope.write(scope));
    }

    private Question question(String kind, Session session, Scope scope, JsonObject content) {
        return new Question(kind, subject(session, scope), content);
    }

    /** Asks for the end of a recall. */
    public Asking askToLift(Scope scope) {
        return ask("recall.lift", scope, session -> JsonObject.EMPTY);
    }

    private Asking ask(String kind, Scope scope, java.util.function.Function<Session, JsonObject> words) {
        SignedIn who = user.required();
        String party = organisations.brandParty(who.organisation());
        return databases.of(who.organisation(), session -> {
            Optional<Effect> effect = new Reach(model, session).of(scope);
            if (effect.isEmpty()) {
                return new NotAsked("recall.unknown-goods");
            }
            JsonObject content = content(words.apply(session), party, effect.get(), scope);
            ApprovalRequest request = persons.ask(session, question(kind, session, scope, content));
            return new Asked(request.id(), effect.get());
        });
    }

    private String subject(Session session, Scope scope) {
        if (scope instanceof Scope.OfProduct product) {
            return catalogue.find(session, product.product()).map(Product::name).orElse(product.product());
        } else if (scope instanceof Scope.OfItems some) {
            List<String> parts = some.items().stream()
                    .map(one -> one.batch() + " " + one.ranges())
                    .toList();
            String all = String.join(", ", parts);
            return all.length() <= SUBJECT_CHARACTERS_MAX ? all : all.substring(0, SUBJECT_CHARACTERS_MAX - 1) + "…";
        }
        return ((Scope.OfBatch) scope).batch();
    }
}
