package com.jitrace.app.wiring;

import com.jitrace.app.catalogue.PluginReport;
import com.jitrace.app.demo.DemoPlace;
import com.jitrace.app.jobs.JobFolder;
import com.jitrace.app.keyring.KeyEncryptionKey;
import com.jitrace.app.labelling.BaseUrl;
import com.jitrace.app.licence.OperatorKeys;
import com.jitrace.app.proof.DomainProofs;
import com.jitrace.app.proof.FileProofs;
import com.jitrace.app.proof.NetworkProofs;
import com.jitrace.app.tenancy.AdministratorLogin;
import com.jitrace.app.tenancy.OrganisationId;
import com.jitrace.app.tenancy.WebNode;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.wiring.SeedFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What the rooms get from outside: time, chance and settings, each in the type that its room declares. */
@ApplicationScoped
public class Provided {
    private static final Map<String, String> DEMO_ACCOUNTS = Map.of("op1", "operator@demo", "op2", "operator-2@demo");

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
                settings.databaseUrl(),
                settings.databaseOptions(),
                settings.adminUser(),
                settings.adminPassword(),
                settings.poolUser());
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

    @Produces
    @Singleton
    DomainProofs domainProofs() {
        DomainProofs network = new NetworkProofs();
        return settings.demo() && settings.loopback()
                ? new FileProofs(settings.home().resolve("domain-proofs.csv"), network)
                : network;
    }

    @Produces
    @Singleton
    WebNode webNode(RandomGenerator chance) {
        Path file = settings.home().resolve("web-node");
        try {
            if (Files.notExists(file)) {
                Path draft = file.resolveSibling("web-node.new");
                Files.writeString(draft, OrganisationId.random(chance).value() + "\n");
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return new WebNode(Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the name of this web node cannot be read or made: " + file, e);
        }
    }

    /** The operators' keys in the data folder, if there are any; the chain makes some for a new chain, so it must have started. */
    @Produces
    @Singleton
    OperatorKeys operatorKeys(ChainGateway chain) {
        Map<String, OperatorKeys.Kept> keys = new TreeMap<>();
        Path folder = settings.home().resolve("operators");
        try {
            for (String name : chain.genesis().asOperators().keys().keySet()) {
                Path seed = folder.resolve(name + ".seed");
                Path account = folder.resolve(name + ".account");
                if (Files.exists(seed) && Files.notExists(account)) {
                    Files.writeString(account, settings.demo() ? DEMO_ACCOUNTS.getOrDefault(name, "") : name);
                }
                if (Files.exists(seed) && Files.exists(account)) {
                    keys.put(
                            name,
                            new OperatorKeys.Kept(
                                    SeedFile.read(seed),
                                    Files.readString(account).strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the operators' keys cannot be read: " + folder, e);
        }
        return new OperatorKeys(chain.genesis().chainId(), keys);
    }
}
