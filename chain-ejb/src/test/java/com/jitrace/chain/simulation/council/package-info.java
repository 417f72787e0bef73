/** Lives of several validators around the real node: crashes, bad disks, clocks and networks, and liars. */
package com.jitrace.chain.simulation.council;
