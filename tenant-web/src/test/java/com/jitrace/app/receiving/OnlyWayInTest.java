package com.jitrace.app.receiving;

import static org.assertj.core.api.Assertions.assertThat;

import com.jitrace.chain.entry.Receive;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A receipt is made in few places, and each asks first whether the parts have a gate (decision 0045). */
class OnlyWayInTest {
    @Test
    void receiptsAreMadeAtTheGateAndWhereTheGateIsAskedAbout() {
        JavaClasses classes = new ClassFileImporter().importPath(Path.of("target/classes"));
        Set<String> makers = classes.stream()
                .flatMap(found -> found.getConstructorCallsFromSelf().stream())
                .filter(call -> call.getTargetOwner().isEquivalentTo(Receive.class))
                .map(JavaConstructorCall::getOriginOwner)
                .map(owner -> owner.getSimpleName())
                .collect(Collectors.toSet());
        assertThat(makers)
                .as("MovingItems and ReceivingGoods write through Recording.write, CommittingImport asks itself")
                .containsExactlyInAnyOrder("GateRegister", "MovingItems", "ReceivingGoods", "CommittingImport");
    }
}
