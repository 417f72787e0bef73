/** Turns certified blocks into the rows of each party's read model, one transaction per database.
 *
 * <p>chain gateway → <b>projection</b> → readmodel → pages
 */
@NullMarked
package com.jitrace.app.projection;

import org.jspecify.annotations.NullMarked;
