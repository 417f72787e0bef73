/** How the validators stand, for operators; knows nothing of organisations and their data.
 *
 * <p>account → <b>network</b> → page.operator
 */
@NullMarked
package com.jitrace.app.network;

import org.jspecify.annotations.NullMarked;
