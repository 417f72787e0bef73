/** Apache Ratis puts whole blocks into one order; what it loses or repeats does no harm.
 *
 * <p>node → <b>adapter.ratis</b> → network
 */
@NullMarked
package com.jitrace.chain.adapter.ratis;

import org.jspecify.annotations.NullMarked;
