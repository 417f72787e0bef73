package com.jitrace.pack.wine;

import com.jitrace.spi.IndustryPack;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Singleton;

/** Brings the pack's one bean into the application; the jar is no bean archive, so nothing else of it is scanned. */
public class WineExtension implements Extension {
    void register(@Observes AfterBeanDiscovery discovered) {
        discovered
                .<IndustryPack>addBean()
                .id("com.jitrace.pack.wine")
                .beanClass(WinePack.class)
                .types(IndustryPack.class, WinePack.class, Object.class)
                .scope(Singleton.class)
                .createWith(context -> new WinePack());
    }
}
