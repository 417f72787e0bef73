package com.jitrace.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("show-house-3")
class PortHolderTest {
    @Test
    void theHolderOfAPortIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> PortHolder.choose("127.0.0.1", taken.getLocalPort()))
                    .hasMessageContaining("Port " + taken.getLocalPort())
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void zeroMeansAnyFreePort() {
        assertThat(PortHolder.choose("127.0.0.1", 0))
                .as("below the ports of outgoing connections")
                .isBetween(20_000, 31_999);
    }
}
