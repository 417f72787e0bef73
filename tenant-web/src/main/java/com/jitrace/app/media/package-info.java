/** Pictures that a brand shows of its products: taken in, drawn anew, kept by their hash.
 *
 * <p>page or API → <b>media</b> → tenancy
 */
@NullMarked
package com.jitrace.app.media;

import org.jspecify.annotations.NullMarked;
