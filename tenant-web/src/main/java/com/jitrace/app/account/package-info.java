/** Who signs in, with which roles and for which organisation; knows passwords only as Argon2id hashes.
 *
 * <p>page or API → gate → <b>account</b> → use case
 */
@NullMarked
package com.jitrace.app.account;

import org.jspecify.annotations.NullMarked;
