package com.jitrace.acceptance.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jitrace.micro.PacksCheck;
import com.jitrace.spi.IndustryPack;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.File;
import java.nio.file.Path;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Inside a stock Payara Micro: a pack's own extension registers its bean, and the assembly's check finds it. */
@Tag("in-container")
@ArquillianTest
class PacksInContainerIT {
    @Inject
    @Any
    private Instance<IndustryPack> packs;

    @Inject
    @Readiness
    private PacksCheck check;

    @Deployment
    static WebArchive application() {
        Path root = Path.of(System.getProperty("jitrace.root", "../.."));
        return ShrinkWrap.create(WebArchive.class, "in-container.war")
                .addPackage(PacksCheck.class.getPackage())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsLibraries(
                        file(root, "customization-plugins/customization-spi/target/customization-spi.jar"),
                        file(root, "customization-plugins/wine-pack/target/wine-pack.jar"));
    }

    private static File file(Path root, String path) {
        return root.resolve(path).toFile();
    }

    @Test
    void aPackThatRegistersItselfIsInjectedAndNamedByTheCheck() {
        assertEquals(1, packs.stream().count());
        assertEquals("wine", packs.get().id());
        HealthCheckResponse said = check.call();
        assertEquals(HealthCheckResponse.Status.UP, said.getStatus());
        assertTrue(said.getData().orElseThrow().containsKey("wine"), said::toString);
    }
}
