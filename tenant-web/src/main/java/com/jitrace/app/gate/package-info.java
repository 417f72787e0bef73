/**
 * What every request passes before it is answered and every answer before it leaves: host, method, path, body, origin,
 * session, headers; knows no product, code or tenant.
 *
 * <p>network → <b>gate</b> → page | api → use case
 */
@NullMarked
package com.jitrace.app.gate;

import org.jspecify.annotations.NullMarked;
