package com.jitrace.app.wiring;

import com.jitrace.app.catalogue.PluginReport;
import com.jitrace.app.demo.DemoPlace;
import com.jitrace.app.jobs.JobFolder;
import com.jitrace.app.keyring.KeyEncryptionKey;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.licence.OperatorKeys;
import com.jitrace.app.tenancy.AdministratorLogin;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.signing.SecretKey;
import com.jitrace.chain.wiring.SeedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** What the rooms get from outside: time, chance and settings, each in the type that its room declares. */
@ApplicationScoped
public class Provided {
    private static final String SEED_ENDING = ".seed";

    private final Settings settings;

    Provided() {
        settings = Settings.read(System::getProperty, System::getenv);
    }

    @Produces
    @Singleton
    Settings settings() {
        return settings;
    }

    @Produces
    @Singleton
    static Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    static RandomGenerator chance() {
        return new SecureRandom();
    }

    @Produces
    @Singleton
    AdministratorLogin administratorLogin() {
        return new AdministratorLogin(
                settings.databaseUrl(), settings.adminUser(), settings.adminPassword(), settings.poolUser());
    }

    @Produces
    @Singleton
    BaseUrl baseUrl() {
        return new BaseUrl(settings.baseUrl());
    }

    @Produces
    @Singleton
    DemoPlace demoPlace() {
        return new DemoPlace(settings.home().resolve("demo.json"), settings.demo());
    }

    @Produces
    @Singleton
    JobFolder jobFolder() {
        return new JobFolder(settings.home().resolve("files/jobs"));
    }

    @Produces
    @Singleton
    PluginReport pluginReport() {
        return new PluginReport(settings.home().resolve("plugins-report.json"));
    }

    @Produces
    @Singleton
    KeyEncryptionKey keyEncryptionKey() {
        try {
            return new KeyEncryptionKey(Files.readAllBytes(settings.kekFile()));
        } catch (IOException e) {
            throw new UncheckedIOException("the key-encryption key cannot be read: " + settings.kekFile(), e);
        }
    }

    /** The operators' keys in the data folder, if there are any; the chain makes one for a demo genesis, so it must have started. */
    @Produces
    @Singleton
    OperatorKeys operatorKeys(ChainGateway chain) {
        Map<String, SecretKey> keys = new TreeMap<>();
        Path folder = settings.home().resolve("operators");
        if (!chain.genesis().operators().isEmpty() && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(SEED_ENDING)).toList()) {
                    String name = String.valueOf(file.getFileName());
                    keys.put(name.substring(0, name.length() - SEED_ENDING.length()), SeedFile.read(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the operators' keys cannot be read: " + folder, e);
            }
        }
        return new OperatorKeys(chain.genesis().chainId(), keys);
    }
}
