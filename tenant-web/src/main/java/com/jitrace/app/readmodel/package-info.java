/** What the chain certified, as rows that pages and verdicts read; can be dropped and projected again.
 *
 * <p>projection → <b>readmodel</b> → verification, pages
 */
@NullMarked
package com.jitrace.app.readmodel;

import org.jspecify.annotations.NullMarked;
