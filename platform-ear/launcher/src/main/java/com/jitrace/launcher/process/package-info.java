/** Children of this launcher and holders of ports, by process id and start time; never ends a process it did not start.
 *
 * <p><b>process</b> ← home, database, server
 */
@NullMarked
package com.jitrace.launcher.process;

import org.jspecify.annotations.NullMarked;
