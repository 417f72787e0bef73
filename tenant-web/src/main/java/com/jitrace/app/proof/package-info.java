/** Whether somebody controls a domain: looks for a token where only its owner can put it.
 *
 * <p>operator checks an application → licence → <b>proof</b> → DNS or the domain's own web server
 */
@NullMarked
package com.jitrace.app.proof;

import org.jspecify.annotations.NullMarked;
