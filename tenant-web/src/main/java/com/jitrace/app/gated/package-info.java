/** Which part numbers come in by a receiving gate and by no other way: a room of its own, so that whoever moves goods can ask.
 *
 * <p>capture → <b>gated</b> ← receiving
 */
@NullMarked
package com.jitrace.app.gated;

import org.jspecify.annotations.NullMarked;
