/** What a file is, by its bytes and to its end; knows nobody's name for it, no database and no web.
 *
 * <p>upload → media → <b>kind</b>
 */
@NullMarked
package com.jitrace.app.media.kind;

import org.jspecify.annotations.NullMarked;
