/**
 * What every console page stands in: sign-in, navigation by role, language, the work queue; decides nothing.
 *
 * <p>gate → <b>page.shell</b> → page.brand, page.operator
 */
@NullMarked
package com.jitrace.app.page.shell;

import org.jspecify.annotations.NullMarked;
