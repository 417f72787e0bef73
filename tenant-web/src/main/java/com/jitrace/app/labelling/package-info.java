/** Codes: their form, their derivation from a batch key, their commitment, the list a printer gets.
 *
 * <p>catalogue → <b>labelling</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.labelling;

import org.jspecify.annotations.NullMarked;
