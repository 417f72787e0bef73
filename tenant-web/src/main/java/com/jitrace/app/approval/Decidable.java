package com.jitrace.app.approval;

import com.jitrace.app.account.Role;
import com.jitrace.app.account.SignedIn;
import java.util.Set;
import org.hibernate.Session;

/**
 * A use case that needs two people. It asks with {@link TwoPersons#ask} and is executed here when somebody else has approved; an
 * application-scoped bean, found by its kind.
 */
public interface Decidable {
    /** Names it among the others, for example "codes.export"; the texts are {@code approval.kind.<kind>} and {@code approval.what.<kind>}. */
    String kind();

    /** Roles that may decide: one of them is enough. */
    Set<Role> deciders();

    /**
     * Does what was asked, in the decider's transaction on the organisation's database: everything it needs from elsewhere (the brand's
     * party, for example) stands in the request's content. Answers {@link Hindered} before it has written anything.
     */
    Execution execute(Session session, SignedIn decider, ApprovalRequest request);

    /** Outcome of an execution. */
    sealed interface Execution permits Executed, Hindered {}

    /**
     * It was done.
     *
     * @param reference {@code job:<id>} or {@code submission:<n>}
     */
    record Executed(String reference) implements Execution {}

    /**
     * It cannot be done now; the request goes on waiting.
     *
     * @param code key of the text that says what to do
     */
    record Hindered(String code, String argument) implements Execution {}
}
