/** Pictures, documents and videos that a brand shows of its products: pictures drawn anew, files looked at to their end, all kept by their hash.
 *
 * <p>page or API → <b>media</b> → kind, tenancy
 */
@NullMarked
package com.jitrace.app.media;

import org.jspecify.annotations.NullMarked;
