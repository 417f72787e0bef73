/** The data folder: who uses it, which processes it left behind, its secrets; knows no database and no server.
 *
 * <p>settings → <b>home</b> → database → validators → plugins → server
 */
@NullMarked
package com.jitrace.launcher.home;

import org.jspecify.annotations.NullMarked;
