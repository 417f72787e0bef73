package com.jitrace.chain.adapter.peer;

import com.jitrace.chain.block.BlockBody;
import com.jitrace.chain.entry.Limits;
import com.jitrace.chain.entry.Malformed;
import com.jitrace.chain.entry.Reason;
import com.jitrace.chain.entry.Refusal;
import com.jitrace.chain.node.PeerMessage;
import com.jitrace.chain.signing.SignedBatch;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as bytes: its kind in one byte, then its fields; numbers big-endian, byte strings with a uint32 length, lists with a uint32 count.
 * A batch is its leaves framed as in a block body.
 */
final class Wire {
    /** A reply to Ask: blocks of 4 MiB and one more. */
    static final int MESSAGE_BYTES_MAX = 16 << 20;

    private static final int LIST_MAX = 10_000;
    private static final int DETAIL_BYTES_MAX = 2_000;
    private static final int STANDING = 1;
    private static final int ASK = 2;
    private static final int BLOCKS = 3;
    private static final int OFFER = 4;
    private static final int ANSWERS = 5;

    private Wire() {}

    static byte[] encode(PeerMessage message) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            if (message instanceof PeerMessage.Standing standing) {
                out.writeByte(STANDING);
                out.writeLong(standing.height());
                write(out, standing.certificate().orElse("").getBytes(StandardCharsets.UTF_8));
                out.writeLong(standing.clock());
                write(out, standing.vote().orElse("").getBytes(StandardCharsets.UTF_8));
                out.writeLong(standing.asks());
                out.writeLong(standing.answers());
            } else if (message instanceof PeerMessage.Ask ask) {
                out.writeByte(ASK);
                out.writeLong(ask.fromHeight());
            } else if (message instanceof PeerMessage.Blocks blocks) {
                out.writeByte(BLOCKS);
                out.writeInt(blocks.blocks().size());
                for (PeerMessage.Certified block : blocks.blocks()) {
                    write(out, block.body());
                    write(out, block.note().getBytes(StandardCharsets.UTF_8));
                }
                write(out, blocks.waiting().orElse(new byte[0]));
            } else if (message instanceof PeerMessage.Offer offer) {
                out.writeByte(OFFER);
                out.writeInt(offer.batches().size());
                for (SignedBatch batch : offer.batches()) {
                    List<byte[]> leaves = new ArrayList<>(List.of(batch.leaf()));
                    leaves.addAll(batch.entries());
                    write(out, BlockBody.encode(leaves));
                }
            } else if (message instanceof PeerMessage.Answers answers) {
                out.writeByte(ANSWERS);
                out.writeInt(answers.refusals().size());
                for (Map.Entry<String, Refusal> refusal : answers.refusals().entrySet()) {
                    write(out, refusal.getKey().getBytes(StandardCharsets.UTF_8));
                    write(out, refusal.getValue().reason().name().getBytes(StandardCharsets.UTF_8));
                    out.writeInt(refusal.getValue().entry());
                    write(out, shortened(refusal.getValue().detail()).getBytes(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String shortened(String detail) {
        return detail.length() > DETAIL_BYTES_MAX ? detail.substring(0, DETAIL_BYTES_MAX) : detail;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** An IOException says what is wrong with the bytes. */
    static PeerMessage decode(byte[] bytes) throws IOException {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            PeerMessage message = read(in, in.readUnsignedByte());
            if (in.available() > 0) {
                throw new IOException(in.available() + " bytes too many");
            }
            return message;
        } catch (Malformed | IllegalArgumentException e) {
            throw new IOException("no message: " + e.getMessage(), e);
        }
    }

    private static PeerMessage read(DataInputStream in, int kind) throws IOException {
        return switch (kind) {
            case STANDING ->
                new PeerMessage.Standing(
                        in.readLong(), optional(in), in.readLong(), optional(in), in.readLong(), in.readLong());
            case ASK -> new PeerMessage.Ask(in.readLong());
            case BLOCKS -> blocks(in);
            case OFFER -> offer(in);
            case ANSWERS -> answers(in);
            default -> throw new IOException("no message is of kind " + kind);
        };
    }

    private static PeerMessage blocks(DataInputStream in) throws IOException {
        List<PeerMessage.Certified> blocks = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            blocks.add(new PeerMessage.Certified(bytes(in), text(in)));
        }
        return new PeerMessage.Blocks(blocks, Optional.of(bytes(in)).filter(b -> b.length > 0));
    }

    private static PeerMessage offer(DataInputStream in) throws IOException {
        List<SignedBatch> batches = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            List<byte[]> leaves = BlockBody.decode(bytes(in));
            batches.add(new SignedBatch(leaves.get(0), leaves.subList(1, leaves.size())));
        }
        return new PeerMessage.Offer(batches);
    }

    private static PeerMessage answers(DataInputStream in) throws IOException {
        Map<String, Refusal> refusals = new LinkedHashMap<>();
        for (int left = count(in); left > 0; left--) {
            String batchId = text(in);
            Reason reason = Reason.valueOf(text(in));
            refusals.put(batchId, new Refusal(reason, in.readInt(), text(in)));
        }
        return new PeerMessage.Answers(refusals);
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > LIST_MAX) {
            throw new IOException("a list of " + count);
        }
        return count;
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Math.min(in.available(), Limits.BLOCK_BYTES_MAX)) {
            throw new IOException("a byte string of " + length);
        }
        return in.readNBytes(length);
    }

    private static Optional<String> optional(DataInputStream in) throws IOException {
        return Optional.of(text(in)).filter(t -> !t.isEmpty());
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }
}
