package com.jitrace.chain.adapter.peer;

import com.jitrace.chain.node.PeerMessage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The way to one peer: a bounded queue and a thread that writes it to a socket. What finds no room or no peer is lost, which the node expects. */
final class Lane implements Runnable, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Lane.class.getName());
    private static final long QUEUE_BYTES_MAX = 2L * Wire.MESSAGE_BYTES_MAX;
    private static final long RETRY_MILLIS = 200;

    /** Opens a connection on which this node has said who it is. */
    @FunctionalInterface
    interface Dialler {
        Socket dial() throws IOException;
    }

    private final String peer;
    private final Dialler dialler;
    private final Thread thread;
    private final Deque<byte[]> queue = new ArrayDeque<>();
    private long bytes;
    private Optional<Socket> socket = Optional.empty();
    private boolean closed;
    private boolean reachable = true;

    Lane(String peer, Dialler dialler) {
        this.peer = peer;
        this.dialler = dialler;
        this.thread = new Thread(this, "jitrace-peer-" + peer);
        thread.setDaemon(true);
        thread.start();
    }

    synchronized void send(PeerMessage message) {
        byte[] encoded = Wire.encode(message);
        while (bytes + encoded.length > QUEUE_BYTES_MAX && !queue.isEmpty()) {
            bytes -= queue.removeFirst().length;
        }
        queue.addLast(encoded);
        bytes += encoded.length;
        notifyAll();
    }

    @Override
    public void run() {
        try {
            while (true) {
                byte[] next = take();
                if (next.length == 0) {
                    return;
                }
                write(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No bytes at the end. */
    private synchronized byte[] take() throws InterruptedException {
        while (queue.isEmpty() && !closed) {
            wait();
        }
        if (closed) {
            return new byte[0];
        }
        byte[] next = queue.removeFirst();
        bytes -= next.length;
        return next;
    }

    private void write(byte[] message) throws InterruptedException {
        try {
            DataOutputStream out = new DataOutputStream(connection().getOutputStream());
            byte[] framed = new byte[Integer.BYTES + message.length];
            java.nio.ByteBuffer.wrap(framed).putInt(message.length).put(message);
            out.write(framed);
            out.flush();
            say(true, "");
        } catch (IOException e) {
            say(false, String.valueOf(e.getMessage()));
            hangUp();
            synchronized (this) {
                if (!closed) {
                    wait(RETRY_MILLIS);
                }
            }
        }
    }

    private void say(boolean now, String why) {
        if (now != reachable) {
            reachable = now;
            LOG.log(Level.INFO, now ? "{0} can be reached" : "{0} cannot be reached: {1}", peer, why);
        }
    }

    /** Dials without the lock: whoever wants to send must not wait for a peer that is away. */
    private Socket connection() throws IOException {
        synchronized (this) {
            if (socket.isPresent()) {
                return socket.get();
            }
        }
        Socket dialled = dialler.dial();
        synchronized (this) {
            if (closed) {
                dialled.close();
                throw new IOException("closed");
            }
            socket = Optional.of(dialled);
        }
        return dialled;
    }

    private synchronized void hangUp() {
        socket.ifPresent(s -> {
            try {
                s.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "hanging up on " + peer, e);
            }
        });
        socket = Optional.empty();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        hangUp();
    }
}
