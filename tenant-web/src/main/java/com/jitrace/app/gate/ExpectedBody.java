package com.jitrace.app.gate;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A JSON array, a bare word or nothing where a resource expects an object is the sender's mistake: 400. */
@Provider
public class ExpectedBody implements ReaderInterceptor {
    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (!context.getType().isPrimitive() && !context.getType().isInstance(body)) {
            throw new BadRequestException();
        }
        return body;
    }
}
