package com.jitrace.chain.adapter.http;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.entry.Json;
import com.jitrace.chain.entry.JsonObject;
import com.jitrace.chain.gateway.CertifiedBlock;
import com.jitrace.chain.merkle.Hash;
import com.jitrace.chain.merkle.Tiles;
import com.jitrace.chain.node.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every GET below /chain (INTERFACES.md): checkpoint and tiles as C2SP tlog-tiles, proofs as C2SP tlog-proof, blocks, and state proofs. Knows no
 * server. Tiles, leaves and blocks never change; they are shown as far as the published checkpoint reaches.
 */
public final class ReadInterface {
    private static final int BLOCKS_MAX = 100;
    private static final int LEVELS_MAX = 7;
    private static final Pattern TILE = Pattern.compile(
            "/chain/tile/(entries|[0-9]{1,2})/(?!x000/)((?:x[0-9]{3}/){0,4}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final Pattern NUMBERED = Pattern.compile("/chain/(blocks|entries|proof)/(0|[1-9][0-9]{0,14})");
    private static final Pattern ITEM = Pattern.compile("item/[0-9A-HJKMNP-TV-Z]{5}/(0|[1-9][0-9]{0,7})");
    private static final Pattern STATE = Pattern.compile("/chain/state/([A-Za-z0-9._/-]{1,200})");
    private static final Pattern FROM = Pattern.compile("(?:.*&)?from=(0|[1-9][0-9]{0,14})(?:&.*)?");

    private final Node node;

    public ReadInterface(Node node) {
        this.node = node;
    }

    /**
     * The same, for a reader that may have the answer already.
     *
     * @param ifNoneMatch that header; "" if there is none
     */
    public Answer answer(String method, String path, String query, String ifNoneMatch) {
        return answer(method, path, query).unless(ifNoneMatch);
    }

    /**
     * @param path decoded, starting with /chain/
     * @param query without the question mark; "" if there is none
     */
    public Answer answer(String method, String path, String query) {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Answer.onlyReading(method);
        }
        Map<String, Integer> fixed = new TreeMap<>(Map.of(
                "/chain/genesis",
                0,
                "/chain/validators",
                1,
                "/chain/checkpoint",
                2,
                "/chain/blocks",
                3,
                "/chain/network",
                4,
                "/chain/epochs",
                5));
        return switch (fixed.getOrDefault(path, -1)) {
            case 0 -> Answer.current(Answer.JSON, Shapes.genesis(node.genesis()).canonical());
            case 1 ->
                Answer.current(
                        Answer.JSON,
                        Shapes.validators(node.genesis())
                                .with(
                                        "receipts",
                                        List.of(node.identity().receiptVkey().text()))
                                .canonical());
            case 2 ->
                node.checkpoint()
                        .map(p -> Answer.fleeting(Answer.TEXT, p.checkpoint()))
                        .orElseGet(() -> Answer.notFound("no block is certified yet"));
            case 3 -> blocks(query);
            case 4 ->
                Answer.fleeting(Answer.JSON, NetworkShape.of(node.network()).toString());
            case 5 -> Answer.current(Answer.JSON, Shapes.epochs(node.epochs()).canonical());
            default -> matched(path);
        };
    }

    private Answer matched(String path) {
        Matcher tile = TILE.matcher(path);
        if (tile.matches()) {
            return tile(tile.group(1), number(tile.group(2)), Optional.ofNullable(tile.group(3)));
        }
        Matcher numbered = NUMBERED.matcher(path);
        if (numbered.matches()) {
            long number = Long.parseLong(numbered.group(2));
            return switch (numbered.group(1)) {
                case "blocks" -> block(number);
                case "entries" ->
                    number < publishedSize()
                            ? Answer.lasting(Answer.JSON, node.leaves(number, 1).get(0))
                            : Answer.notFound("no entry " + number);
                default ->
                    node.proof(number)
                            .map(p -> Answer.current(Answer.TEXT, p.text().getBytes(StandardCharsets.UTF_8)))
                            .orElseGet(() -> Answer.notFound("no entry " + number));
            };
        }
        Matcher state = STATE.matcher(path);
        return state.matches() ? state(state.group(1)) : Answer.notFound("nothing at this path");
    }

    private Answer state(String key) {
        if (key.contains("/") && !ITEM.matcher(key).matches()) {
            return Answer.problem(400, "KEY", "No key of the state", "an item is item/{ref}/{index}");
        }
        return node.checkpoint().isPresent()
                ? Answer.current(Answer.JSON, Shapes.state(node.state(key)).canonical())
                : Answer.notFound("no block is certified yet");
    }

    private Answer block(long height) {
        return height < 1 || height > node.head().height()
                ? Answer.notFound("no block " + height)
                : Answer.lasting(
                        Answer.JSON, Shapes.block(node.blocks(height, 1).get(0)).canonical());
    }

    /** Ascending from a height, at most 100 or about 8 MiB; "next" is where to go on. The end grows, so it is asked for again. */
    private Answer blocks(String query) {
        Matcher from = FROM.matcher(query);
        if (!from.matches()) {
            return Answer.problem(400, "FROM", "from=height is missing", "a height from 1");
        }
        List<Json> blocks = new ArrayList<>();
        long next = Math.max(1, Long.parseLong(from.group(1)));
        for (CertifiedBlock block : node.blocks(next, BLOCKS_MAX)) {
            blocks.add(Shapes.block(block));
            next = block.height() + 1;
        }
        return Answer.current(
                Answer.JSON,
                JsonObject.EMPTY
                        .with("blocks", new Json.Array(blocks))
                        .with("next", next)
                        .canonical());
    }

    private static long number(String path) {
        return Long.parseLong(path.replace("x", "").replace("/", ""));
    }

    private Answer tile(String level, long tile, Optional<String> partial) {
        boolean entries = level.equals("entries");
        int number = entries ? 0 : Integer.parseInt(level);
        int width = partial.map(Integer::parseInt).orElse(Tiles.WIDTH);
        if (number > LEVELS_MAX
                || level.length() > 1 && level.startsWith("0")
                || partial.isPresent() && width >= Tiles.WIDTH
                || Tiles.width(publishedSize(), number, tile) < width) {
            return Answer.notFound("no such tile yet");
        }
        long first = tile * Tiles.WIDTH;
        if (entries) {
            return Answer.lasting(Answer.BYTES, BlockBody.encode(node.leaves(first, width)));
        }
        Tiles.Source source = node.tiles();
        byte[] hashes = new byte[width * Hash.BYTES];
        for (int i = 0; i < width; i++) {
            source.hash(number, first + i).copyTo(hashes, i * Hash.BYTES);
        }
        return Answer.lasting(Answer.BYTES, hashes);
    }

    private long publishedSize() {
        return node.checkpoint().map(p -> p.index() + 1).orElse(0L);
    }
}
