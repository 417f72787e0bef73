/** Payara Micro on a work copy of the application: start, readiness, restart without a pack that breaks it.
 *
 * <p>settings → home → database → validators → plugins → <b>server</b>
 */
@NullMarked
package com.jitrace.launcher.server;

import org.jspecify.annotations.NullMarked;
