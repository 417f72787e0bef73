package com.jitrace.app.page.operator;

import com.jitrace.app.catalogue.Packs;
import com.jitrace.app.catalogue.PluginReport;
import com.jitrace.app.page.shell.Shell;
import com.jitrace.chain.gateway.ChainGateway;
import com.jitrace.chain.gateway.Head;
import com.jitrace.spi.PackTexts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** How the chain stands on this node, and the industry packs that are in. */
@Named
@RequestScoped
public class PlatformPage {
    private final ChainGateway chain;
    private final Packs packs;
    private final PluginReport report;
    private final Shell shell;

    @Inject
    PlatformPage(ChainGateway chain, Packs packs, PluginReport report, Shell shell) {
        this.chain = chain;
        this.packs = packs;
        this.report = report;
        this.shell = shell;
    }

    /** For the container's proxy only. */
    @SuppressWarnings("NullAway")
    protected PlatformPage() {
        this(null, null, null, null);
    }

    /** A label and what it says. */
    public record Fact(String id, String label, String value) {}

    /** A pack that was accepted. */
    public record Pack(String id, String name, String version) {}

    public List<Fact> chain() {
        Head head = chain.head();
        return List.of(
                fact("origin", chain.genesis().origin()),
                fact("height", String.valueOf(head.height())),
                fact("size", String.valueOf(head.size())),
                fact("time", head.time() == 0 ? "—" : shell.minute(head.time())),
                fact("doubt", head.doubt().orElseGet(() -> shell.say("platform.sound"))));
    }

    private Fact fact(String id, String value) {
        return new Fact(id, shell.say("platform." + id), value);
    }

    public List<Pack> packs() {
        return packs.all().stream()
                .map(pack ->
                        new Pack(pack.id(), PackTexts.of(pack, shell.locale()).name(), pack.version()))
                .toList();
    }

    /** What became of each jar in the plugin folder at this start. */
    public List<PluginReport.Line> jars() {
        return report.lines();
    }
}
