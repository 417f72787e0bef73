/** Puts words and pictures on A4: fonts, lines, pages, tags. Knows nothing of what they mean, and draws whatever anybody wrote.
 *
 * <p>verdict and report → evidence → <b>paper</b> → PDF
 */
@NullMarked
package com.jitrace.app.paper;

import org.jspecify.annotations.NullMarked;
