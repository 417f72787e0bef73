/** The assembled product as people and programs meet it: started, stopped, killed, clicked.
 *
 * <p>launcher → running product ← <b>acceptance</b>
 */
@NullMarked
package com.jitrace.acceptance;

import org.jspecify.annotations.NullMarked;
