/** Tells people what happened to what they began, until they have seen it.
 *
 * <p>outbox, jobs, approval → <b>notice</b> → page.shell
 */
@NullMarked
package com.jitrace.app.notice;

import org.jspecify.annotations.NullMarked;
