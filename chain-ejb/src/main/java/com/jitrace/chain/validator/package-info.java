/** Turns votes into certificates and never signs two roots for one size; knows no clock, socket, disk or thread.
 *
 * <p>entry → ledger → block → <b>validator</b> → checkpoint
 */
@NullMarked
package com.jitrace.chain.validator;

import org.jspecify.annotations.NullMarked;
