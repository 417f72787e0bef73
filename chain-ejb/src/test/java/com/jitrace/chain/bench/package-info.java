/** Measures one node on this machine, with the machine's own limits in the same run; started by {@code ./mvnw -Pbench verify -pl chain-ejb -am}.
 *
 * <p><b>bench</b> → gateway → node
 */
@NullMarked
package com.jitrace.chain.bench;

import org.jspecify.annotations.NullMarked;
