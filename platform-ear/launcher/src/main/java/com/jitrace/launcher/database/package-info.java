/** The database server: our own from its jar, or one that somebody else runs; hands out two logins.
 *
 * <p>settings → home → <b>database</b> → validators → plugins → server
 */
@NullMarked
package com.jitrace.launcher.database;

import org.jspecify.annotations.NullMarked;
