/** Decides which jars of the plugin folder may go into the application, and writes down why not; never runs their code.
 *
 * <p>settings → home → database → validators → <b>plugins</b> → server
 */
@NullMarked
package com.jitrace.launcher.plugins;

import org.jspecify.annotations.NullMarked;
