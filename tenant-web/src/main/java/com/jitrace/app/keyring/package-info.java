/** Keeps an organisation's secrets wrapped by its key, and that key wrapped by the key-encryption key.
 *
 * <p>use case → <b>keyring</b> → tenancy
 */
@NullMarked
package com.jitrace.app.keyring;

import org.jspecify.annotations.NullMarked;
