/** The truth on disk: append-only files of checksummed frames, certificates beside them, and the watermark.
 *
 * <p>node → <b>adapter.segment</b> → disk
 */
@NullMarked
package com.jitrace.chain.adapter.segment;

import org.jspecify.annotations.NullMarked;
