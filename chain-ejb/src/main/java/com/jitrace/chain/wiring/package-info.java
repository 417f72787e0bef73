/** Where clock, chance, settings and files enter; starts a node, alone or inside the application.
 *
 * <p>settings → <b>wiring</b> → node
 */
@NullMarked
package com.jitrace.chain.wiring;

import org.jspecify.annotations.NullMarked;
