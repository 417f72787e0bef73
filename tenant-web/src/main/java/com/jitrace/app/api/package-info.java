/** The REST interface under /api/v1: reads the request, calls one use case, writes the answer.
 *
 * <p>client → gate → <b>api</b> → use case
 */
@NullMarked
package com.jitrace.app.api;

import org.jspecify.annotations.NullMarked;
