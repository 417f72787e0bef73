/** How the validators stand: for operators, and for whoever decides something new; knows nothing of organisations and their data.
 *
 * <p>account → <b>network</b> → outbox, page.operator
 */
@NullMarked
package com.jitrace.app.network;

import org.jspecify.annotations.NullMarked;
