package com.jitrace.app.account;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Arrays;

/** Lets a call through to a use case only for the roles that {@link Allowed} names on the method, or else on its class. */
@Allowed
@Interceptor
@Priority(Interceptor.Priority.APPLICATION)
public class AllowedCheck {
    private final CurrentUser user;

    @Inject
    AllowedCheck(CurrentUser user) {
        this.user = user;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected AllowedCheck() {
        this.user = null;
    }

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        Allowed onMethod = call.getMethod().getAnnotation(Allowed.class);
        Allowed rule = onMethod != null
                ? onMethod
                : call.getMethod().getDeclaringClass().getAnnotation(Allowed.class);
        SignedIn who = user.required();
        if (rule == null || Arrays.stream(rule.value()).noneMatch(who::has)) {
            throw new NotAllowed("your role does not allow this");
        }
        return call.proceed();
    }
}
