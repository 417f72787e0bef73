/** What a clerk at the gate sees: one scan after the other, with a large answer; and the administrator's list of gates.
 *
 * <p>page.shell → <b>page.clerk</b> → receiving
 */
@NullMarked
package com.jitrace.app.page.clerk;

import org.jspecify.annotations.NullMarked;
