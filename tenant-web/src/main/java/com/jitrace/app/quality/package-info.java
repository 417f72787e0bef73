/** Quality notices: who says that goods are at fault, which manufacturer is told, and what it does about it.
 *
 * <p>supplier's notice → <b>quality</b> → holds of receiving, recalls, closing
 */
@NullMarked
package com.jitrace.app.quality;

import org.jspecify.annotations.NullMarked;
