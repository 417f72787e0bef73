package com.jitrace.app.page.shell;

import com.jitrace.app.network.StandsStill;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;

/** A decision that the standing network does not take leaves its page as it is, with a sentence on it. Named in faces-config.xml. */
public class StandstillOnPages extends ExceptionHandlerFactory {
    private static final int CAUSES_MAX = 20;

    public StandstillOnPages(ExceptionHandlerFactory wrapped) {
        super(wrapped);
    }

    @Override
    public ExceptionHandler getExceptionHandler() {
        return new Handler(getWrapped().getExceptionHandler());
    }

    static Optional<StandsStill> in(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(CAUSES_MAX)
                .filter(StandsStill.class::isInstance)
                .map(StandsStill.class::cast)
                .findFirst();
    }

    private static final class Handler extends ExceptionHandlerWrapper {
        Handler(ExceptionHandler wrapped) {
            super(wrapped);
        }

        @Override
        public void handle() {
            Iterator<ExceptionQueuedEvent> events =
                    getUnhandledExceptionQueuedEvents().iterator();
            while (events.hasNext()) {
                Optional<StandsStill> still = in(events.next().getContext().getException());
                if (still.isPresent()) {
                    Shell shell = CDI.current().select(Shell.class).get();
                    String sentence = shell.say(
                            "standstill.refused", shell.sentence(still.get().why()));
                    // fatal: nothing that whoever reads it could correct
                    FacesContext.getCurrentInstance()
                            .addMessage(null, new FacesMessage(FacesMessage.SEVERITY_FATAL, sentence, sentence));
                    events.remove();
                }
            }
            getWrapped().handle();
        }
    }
}
