/** Organisations come in, brands get a licence, partners get a party: statements that operators sign.
 *
 * <p>operator's page → <b>licence</b> → outbox → chain
 */
@NullMarked
package com.jitrace.app.licence;

import org.jspecify.annotations.NullMarked;
