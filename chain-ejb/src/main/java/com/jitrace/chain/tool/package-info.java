/** The command line of chain.jar: verify somebody's chain from genesis, or run a node alone.
 *
 * <p>terminal → <b>tool</b> → block → checkpoint
 */
@NullMarked
package com.jitrace.chain.tool;

import org.jspecify.annotations.NullMarked;
