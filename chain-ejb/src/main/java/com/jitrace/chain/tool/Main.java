package com.jitrace.chain.tool;

import com.jitrace.chain.adapter.http.LoneServer;
import com.jitrace.chain.adapter.http.ReadInterface;
import com.jitrace.chain.checkpoint.Genesis;
import com.jitrace.chain.wiring.ChainNode;
import com.jitrace.chain.wiring.NewNetwork;
import com.jitrace.chain.wiring.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** {@code chain.jar verify [--resume <folder>] <url or folder>…}, {@code chain.jar verify <pack.zip> [hash]}, {@code chain.jar node [port]}, {@code chain.jar network <folder> <n>}, {@code chain.jar beside <n>}, {@code chain.jar approve <file> <seed>}, and {@link MemberCommand}. */
public final class Main {
    private static final int USAGE = 64;

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length >= 2 && arguments[0].equals("verify")) {
            List<String> rest = List.of(arguments).subList(1, arguments.length);
            Optional<PackCommand> pack = PackCommand.of(rest, System.out);
            if (pack.isPresent()) {
                System.exit(pack.get().run());
            }
            Optional<VerifyCommand> command = VerifyCommand.of(rest, System.out, Progress.onStandardError());
            System.exit(command.map(VerifyCommand::run).orElseGet(Main::usage));
        } else if (arguments.length >= 1 && arguments.length <= 2 && arguments[0].equals("node")) {
            node(arguments.length == 2 ? Integer.parseInt(arguments[1]) : 0);
        } else if (arguments.length == 3 && arguments[0].equals("network") && arguments[2].matches("[4-7]")) {
            network(Path.of(arguments[1]), Integer.parseInt(arguments[2]));
        } else if (arguments.length == 2 && arguments[0].equals("beside") && arguments[1].matches("[4-7]")) {
            beside(Integer.parseInt(arguments[1]));
        } else if (arguments.length == 3 && arguments[0].equals("approve")) {
            System.exit(ApproveCommand.run(Path.of(arguments[1]), Path.of(arguments[2]), System.out, System.err));
        } else {
            List<String> words = List.of(arguments);
            System.exit(MemberCommand.run(words, System.out, System.err).orElseGet(() -> settling(words)));
        }
    }

    private static int settling(List<String> arguments) {
        SettleCommands commands = new SettleCommands(System.out, System.err);
        List<Path> files = arguments.stream().skip(1).map(Path::of).toList();
        return switch (arguments.isEmpty() ? "" : arguments.get(0) + " " + files.size()) {
            case "report 1" -> commands.report(files.get(0));
            case "approve 3" -> commands.approve(files.get(0), files.get(1), arguments.get(3));
            case "install 2" -> commands.install(files.get(0), files.get(1));
            default ->
                files.size() > 1 && arguments.get(0).equals("settle")
                        ? commands.settle(files.get(0), arguments.subList(2, arguments.size()))
                        : usage();
        };
    }

    private static int usage() {
        System.err.println(
                "usage: chain.jar verify [--resume <folder>] <url or folder> [another view of the chain]...");
        System.err.println("       chain.jar verify <pack.zip> [hash of the genesis]   (the file of an item)");
        System.err.println("         exit code 0 sound, 1 corrupt, 2 fork evidence, 3 not readable");
        System.err.println("         --resume keeps in a folder what was verified; a later run goes on from there");
        System.err.println("       chain.jar node [port on 127.0.0.1]     (data in JITRACE_HOME, default work/)");
        System.err.println(
                "       chain.jar network <folder> <4 to 7>    (makes the folders of validators on this machine, for trying)");
        System.err.println(
                "       chain.jar beside <4 to 7>     (the same for JITRACE_HOME: itself and validators/2, validators/3 … in it)");
        System.err.println(
                "       chain.jar join <new home> <home of a node>   (the folder of one more node of that network)");
        System.err.println(
                "       chain.jar peer <home> <name> <port> <port> [<host> [<certificate>]]   (tells a node where another one is; it may run)");
        System.err.println(
                "       chain.jar certificate <home>                 (makes what a node shows the others by TLS, and says it)");
        System.err.println(
                "       chain.jar secure <home> <name> <certificate> ...   (all certificates of a network, on a stopped node)");
        System.err.println("       chain.jar forget <home> <name>               (another one that will not come back)");
        System.err.println("       chain.jar rotate <home>                      (one more vote key for a node)");
        System.err.println(
                "       chain.jar approve <file to sign> <seed file>     (an operator signs without the server)");
        System.err.println("       when a height stands still (docs/operations.md), on stopped nodes:");
        System.err.println("       chain.jar report <folder>              (what this validator knows; its epoch ends)");
        System.err.println("       chain.jar settle <folder> <report or vkey of a new validator>...");
        System.err.println("       chain.jar approve <document> <seed file> <operator>");
        System.err.println("       chain.jar install <document> <folder>");
        System.err.println("         exit code 0 done, 1 refused, 3 not readable");
        return USAGE;
    }

    private static void network(Path folder, int validators) throws IOException {
        List<Path> homes = IntStream.rangeClosed(1, validators)
                .mapToObj(i -> folder.resolve("v" + i))
                .toList();
        Genesis genesis = NewNetwork.create(homes, "jitrace.local/network", 2);
        System.out.println("chain " + genesis.chainId() + ", quorum "
                + genesis.validatorSet().quorum());
        homes.forEach(home -> System.out.println("JITRACE_HOME=" + home + " java -jar chain.jar node"));
    }

    /** The chain that a node would create here for itself alone, with more validators. */
    private static void beside(int validators) throws IOException {
        Settings settings = Settings.read(System.getProperties(), System.getenv());
        Genesis genesis = NewNetwork.create(settings.homesBeside(validators), settings.origin(), settings.operators());
        System.out.println("chain " + genesis.chainId() + ", quorum "
                + genesis.validatorSet().quorum());
    }

    private static void node(int port) throws IOException, InterruptedException {
        ChainNode opened = ChainNode.open(Settings.read(System.getProperties(), System.getenv()));
        LoneServer server = new LoneServer(new ReadInterface(opened.node()), port);
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            try {
                opened.close();
            } catch (IOException e) {
                System.err.println("closing: " + e.getMessage());
            }
            stopped.countDown();
        }));
        System.out.println("chain " + opened.node().genesis().chainId());
        System.out.println("http://127.0.0.1:" + server.port() + "/chain/checkpoint");
        opened.node().head().doubt().ifPresent(why -> System.out.println("in doubt: " + why));
        stopped.await();
    }
}
