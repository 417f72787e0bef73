/** What the person who starts us decided, read once and printed with secrets masked; touches no disk and no process.
 *
 * <p><b>settings</b> → home → database → validators → plugins → server
 */
@NullMarked
package com.jitrace.launcher.settings;

import org.jspecify.annotations.NullMarked;
